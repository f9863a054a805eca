package dev.plumbline.loader.report;

/**
 * The outcome for one file.
 *
 * @param file its name as the user gave it
 * @param read rows read from it
 * @param rejected rows of it that were not loaded
 */
public record FileResult(String file, long read, long rejected) {}
