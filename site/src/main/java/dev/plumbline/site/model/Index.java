package dev.plumbline.site.model;

/** An index of a table; its size and how often it was used mean something in a database that is in use. */
public record Index(
        String name,
        String definition,
        boolean unique,
        boolean primary,
        boolean valid,
        long bytes,
        long scans,
        String comment) {}
