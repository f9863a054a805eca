/**
 * What a load says of itself: its progress, its result, the rows that were rejected and the error that ended it.
 */
@NullMarked
package dev.plumbline.loader.report;

import org.jspecify.annotations.NullMarked;
