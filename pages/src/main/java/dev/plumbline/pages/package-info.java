/**
 * What a person looks at in a browser, in parts: the frame of a page with its style, tables, lines that open, charts. A page needs
 * nothing else: no network, no script; it reads in light and dark, by keyboard and by ear. Whatever is given as text is escaped.
 */
@NullMarked
package dev.plumbline.pages;

import org.jspecify.annotations.NullMarked;
