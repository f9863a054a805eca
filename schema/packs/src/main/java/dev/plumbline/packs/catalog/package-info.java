/** The catalog pack in Java: the generator of its data sets and what it promises, stated over its generated classes. */
@NullMarked
package dev.plumbline.packs.catalog;

import org.jspecify.annotations.NullMarked;
