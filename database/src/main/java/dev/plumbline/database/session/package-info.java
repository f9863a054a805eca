/** What a connection is set to while something is read from it. */
@NullMarked
package dev.plumbline.database.session;

import org.jspecify.annotations.NullMarked;
