/** What the generators of packs have in common. */
@NullMarked
package dev.plumbline.data.generator;

import org.jspecify.annotations.NullMarked;
