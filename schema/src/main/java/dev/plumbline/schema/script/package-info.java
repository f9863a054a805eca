/**
 * A migration's text: cut into statements as PostgreSQL reads it, filled in, and run as it stands.
 * {@link dev.plumbline.schema.script.SqlScript} and {@link dev.plumbline.schema.script.ScriptRun} are the doors.
 */
@NullMarked
package dev.plumbline.schema.script;

import org.jspecify.annotations.NullMarked;
