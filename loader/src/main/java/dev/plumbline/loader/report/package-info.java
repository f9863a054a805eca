/**
 * What a load reports: its progress, its result, the rejected rows and the error that ended it.
 */
@NullMarked
package dev.plumbline.loader.report;

import org.jspecify.annotations.NullMarked;
