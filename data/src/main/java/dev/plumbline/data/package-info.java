/**
 * Data sets by the name of their pack: generated to any scale as CSV or SQL files, or seeded as a small sample. The
 * door is {@link dev.plumbline.data.DataSets}; it needs Jackson, and the PostgreSQL driver for seeding.
 */
@NullMarked
package dev.plumbline.data;

import org.jspecify.annotations.NullMarked;
