/**
 * Java values as rows: what jOOQ's generated classes hold becomes PostgreSQL text.
 */
@NullMarked
package dev.plumbline.loader.typed;

import org.jspecify.annotations.NullMarked;
