/**
 * What a load has done, as records, as text and as JSON.
 */
@NullMarked
package dev.plumbline.loader.report;

import org.jspecify.annotations.NullMarked;
