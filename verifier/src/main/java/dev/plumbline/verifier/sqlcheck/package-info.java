/**
 * Checks that are SQL files: a query that returns the offending rows, with a header that gives severity and reason. The file's name
 * is the check's id and its registration.
 */
@NullMarked
package dev.plumbline.verifier.sqlcheck;

import org.jspecify.annotations.NullMarked;
