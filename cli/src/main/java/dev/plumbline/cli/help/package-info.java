/** The command's documentation, all made from its model: help on one screen, topics, reference pages, man pages. */
@NullMarked
package dev.plumbline.cli.help;

import org.jspecify.annotations.NullMarked;
