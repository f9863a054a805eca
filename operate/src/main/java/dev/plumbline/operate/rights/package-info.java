/** Says where coming rows would make code of others run. */
@NullMarked
package dev.plumbline.operate.rights;

import org.jspecify.annotations.NullMarked;
