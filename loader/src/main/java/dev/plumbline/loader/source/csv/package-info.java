/**
 * CSV and TSV in the dialects of PostgreSQL and of spreadsheets.
 */
@NullMarked
package dev.plumbline.loader.source.csv;

import org.jspecify.annotations.NullMarked;
