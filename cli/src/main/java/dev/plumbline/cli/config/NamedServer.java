package dev.plumbline.cli.config;

/**
 * A server with a name in a file.
 *
 * @param environment the name of the environment it belongs to, empty for none
 * @param from file and line
 */
public record NamedServer(String name, String url, String environment, String from) {}
