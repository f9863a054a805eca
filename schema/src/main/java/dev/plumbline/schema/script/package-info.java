/**
 * A migration's text: split into statements as PostgreSQL reads it, filled in, and run as it stands.
 * {@link dev.plumbline.schema.script.SqlScript} and {@link dev.plumbline.schema.script.ScriptRun} are the entry points.
 */
@NullMarked
package dev.plumbline.schema.script;

import org.jspecify.annotations.NullMarked;
