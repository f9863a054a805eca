/**
 * Three years of a shop: seasons, drifting prices, customers that come and stay away, refunds. {@link
 * dev.plumbline.packs.sales.data.SalesData} is the door; every row follows from its number alone.
 */
@NullMarked
package dev.plumbline.packs.sales.data;

import org.jspecify.annotations.NullMarked;
