/** The sales pack: its data set and what it promises, stated over its generated classes. */
@NullMarked
package dev.plumbline.packs.sales;

import org.jspecify.annotations.NullMarked;
