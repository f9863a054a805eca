/** The tools pack in Java: the generator of its data set and what it promises, stated over its generated classes. */
@NullMarked
package dev.plumbline.packs.tools;

import org.jspecify.annotations.NullMarked;
