/**
 * Turns rows into COPY's text format on one thread while another sends them, and finds the row a refused COPY speaks of.
 */
@NullMarked
package dev.plumbline.loader.copy;

import org.jspecify.annotations.NullMarked;
