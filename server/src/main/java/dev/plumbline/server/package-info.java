/**
 * Where a real PostgreSQL comes from: a given address, a container or the embedded server. {@link
 * dev.plumbline.server.Servers} is the door.
 */
@NullMarked
package dev.plumbline.server;

import org.jspecify.annotations.NullMarked;
