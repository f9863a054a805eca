/**
 * Where a real PostgreSQL comes from: a given address, a container or the embedded server. {@link
 * dev.plumbline.schema.server.Servers} is the door.
 */
@NullMarked
package dev.plumbline.schema.server;

import org.jspecify.annotations.NullMarked;
