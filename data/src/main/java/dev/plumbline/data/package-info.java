/**
 * Data sets by the name of their pack: generated at any scale as CSV or SQL files, or seeded as a small sample. {@link
 * dev.plumbline.data.DataSets} is the entry point; it needs Jackson, and the PostgreSQL driver for seeding.
 */
@NullMarked
package dev.plumbline.data;

import org.jspecify.annotations.NullMarked;
