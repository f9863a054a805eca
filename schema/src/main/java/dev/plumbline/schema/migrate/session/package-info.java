/** The session of a run of migrations and its lock. {@link dev.plumbline.schema.migrate.session.MigrationSession} is the door. */
@NullMarked
package dev.plumbline.schema.migrate.session;

import org.jspecify.annotations.NullMarked;
