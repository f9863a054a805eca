/**
 * Connections whose sessions have the time zone of the server, the database or the role, as psql's have: the driver would ask for
 * the zone of this machine, and nothing tells a session afterwards which zone it had been without that.
 */
@NullMarked
package dev.plumbline.loader.zone;

import org.jspecify.annotations.NullMarked;
