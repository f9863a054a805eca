/**
 * Finds or starts a real PostgreSQL: a given address, a container or the embedded server. {@link dev.plumbline.server.Servers} is the
 * entry point.
 */
@NullMarked
package dev.plumbline.server;

import org.jspecify.annotations.NullMarked;
