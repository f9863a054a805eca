/** What the products of twelve shops, their jobs and the issues of these are made of; the same bytes every time. */
@NullMarked
package dev.plumbline.packs.catalog.data;

import org.jspecify.annotations.NullMarked;
