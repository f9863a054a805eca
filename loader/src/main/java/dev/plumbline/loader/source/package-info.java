/**
 * Reads what a load is made of: CSV, TSV, COPY text, SQL dumps and NDJSON, plain or compressed, one record after another.
 * {@link dev.plumbline.loader.source.Sources} is the door; nothing here ever talks to a server or executes what it reads.
 */
@NullMarked
package dev.plumbline.loader.source;

import org.jspecify.annotations.NullMarked;
