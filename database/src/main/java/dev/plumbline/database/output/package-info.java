/**
 * How results become files: {@link dev.plumbline.database.output.ResultFile} is the only writer of them, for every verb.
 * {@link dev.plumbline.database.output.PrivateFiles} creates files that only their owner may read.
 */
@NullMarked
package dev.plumbline.database.output;

import org.jspecify.annotations.NullMarked;
