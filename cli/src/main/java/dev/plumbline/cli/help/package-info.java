/** What the command tells of itself, all made from its model: help on one screen, topics, reference pages, man pages. */
@NullMarked
package dev.plumbline.cli.help;

import org.jspecify.annotations.NullMarked;
