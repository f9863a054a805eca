/**
 * The rows of SQL files: INSERT … VALUES and COPY … FROM stdin, read and never executed.
 */
@NullMarked
package dev.plumbline.loader.source.sql;

import org.jspecify.annotations.NullMarked;
