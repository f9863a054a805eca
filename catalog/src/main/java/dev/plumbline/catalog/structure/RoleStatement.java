package dev.plumbline.catalog.structure;

/** An owner or a privilege; {@code role} is empty when it concerns everybody. */
public record RoleStatement(String role, String sql) {}
