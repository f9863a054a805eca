/** Changing a database that is in use: back, aside, by a rehearsal first, in batches. Each package is one operation with its door. */
@NullMarked
package dev.plumbline.operate;

import org.jspecify.annotations.NullMarked;
