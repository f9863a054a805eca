/** The statements that create any object of a catalogue, read from a server or from a file, and how SQL names it. */
@NullMarked
package dev.plumbline.catalog.ddl;

import org.jspecify.annotations.NullMarked;
