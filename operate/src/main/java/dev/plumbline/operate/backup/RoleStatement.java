package dev.plumbline.operate.backup;

/** An owner or a privilege; {@code role} is empty when it concerns everybody. */
record RoleStatement(String role, String sql) {}
