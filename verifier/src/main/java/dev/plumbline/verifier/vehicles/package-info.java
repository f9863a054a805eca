/** What the vehicles pack promises, stated over its generated classes. */
@NullMarked
package dev.plumbline.verifier.vehicles;

import org.jspecify.annotations.NullMarked;
