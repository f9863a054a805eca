/**
 * The connection of a load: its settings, the locks it waits for, the notes collected on the way.
 */
@NullMarked
package dev.plumbline.loader.session;

import org.jspecify.annotations.NullMarked;
