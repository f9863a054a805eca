/**
 * Connections whose sessions have the time zone of the server, the database or the role, as psql's have: the driver would ask for the zone
 * of this machine, and nothing tells a session afterwards which zone it would have had. No statement can do the same later: the value of a
 * startup message becomes the session's own default, so RESET and SET TO DEFAULT return the client's zone, and only a superuser can see
 * what postgresql.conf says.
 */
@NullMarked
package dev.plumbline.loader.zone;

import org.jspecify.annotations.NullMarked;
