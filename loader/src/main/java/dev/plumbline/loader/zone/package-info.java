/**
 * Connections whose sessions have the time zone of the server, the database or the role, as psql's have: the driver would ask for
 * the zone of this machine, and nothing tells a session afterwards which zone it would have had.
 * No statement after the connection can do the same: what a start-up packet says becomes the session's own default, so RESET and SET
 * TO DEFAULT give the client's zone, and what postgresql.conf says is then shown to nobody but a superuser.
 */
@NullMarked
package dev.plumbline.loader.zone;

import org.jspecify.annotations.NullMarked;
