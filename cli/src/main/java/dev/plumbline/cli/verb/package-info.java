/** The verbs, one class each, and what only they need. Their number is the reason for the size of this package. */
@NullMarked
package dev.plumbline.cli.verb;

import org.jspecify.annotations.NullMarked;
