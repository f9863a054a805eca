/** Where incoming rows would run other people's code. */
@NullMarked
package dev.plumbline.operate.rights;

import org.jspecify.annotations.NullMarked;
