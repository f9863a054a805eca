/** Options that several verbs share, each kind in a mixin of its own. */
@NullMarked
package dev.plumbline.cli.option;

import org.jspecify.annotations.NullMarked;
