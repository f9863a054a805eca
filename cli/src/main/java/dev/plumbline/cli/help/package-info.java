/** The command's documentation, all generated from its model: help on one screen, topics, reference pages, man pages. */
@NullMarked
package dev.plumbline.cli.help;

import org.jspecify.annotations.NullMarked;
