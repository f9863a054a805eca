/** What the pages show of a database: values without behaviour, in the order in which they are shown. */
@NullMarked
package dev.plumbline.site.model;

import org.jspecify.annotations.NullMarked;
