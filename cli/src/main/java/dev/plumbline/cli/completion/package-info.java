/** Completion for shells, made from the command's model. */
@NullMarked
package dev.plumbline.cli.completion;

import org.jspecify.annotations.NullMarked;
