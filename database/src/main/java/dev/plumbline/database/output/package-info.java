/**
 * How results become files: {@link dev.plumbline.database.output.ResultFile} is the one writer of them, for every verb.
 * {@link dev.plumbline.database.output.PrivateFiles} makes what only its owner may read.
 */
@NullMarked
package dev.plumbline.database.output;

import org.jspecify.annotations.NullMarked;
