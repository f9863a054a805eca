/** The options that several verbs share, each kind in a class of its own that is mixed in. */
@NullMarked
package dev.plumbline.cli.option;

import org.jspecify.annotations.NullMarked;
