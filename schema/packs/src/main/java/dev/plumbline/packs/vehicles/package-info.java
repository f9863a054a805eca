/** What the vehicles pack promises, stated over its generated classes. */
@NullMarked
package dev.plumbline.packs.vehicles;

import org.jspecify.annotations.NullMarked;
