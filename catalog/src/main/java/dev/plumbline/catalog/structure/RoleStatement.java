package dev.plumbline.catalog.structure;

/** An owner or a privilege; {@code role} is empty for PUBLIC. */
public record RoleStatement(String role, String sql) {}
