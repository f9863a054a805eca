package dev.plumbline.site.model;

/** @param routine the number of the function it calls */
public record Trigger(String name, String definition, long routine, boolean disabled, String comment) {}
