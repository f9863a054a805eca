/**
 * Line-based formats: COPY text, and what it shares with CSV.
 */
@NullMarked
package dev.plumbline.loader.source.text;

import org.jspecify.annotations.NullMarked;
