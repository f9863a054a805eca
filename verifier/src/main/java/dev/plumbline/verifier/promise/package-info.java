/** What a pack promises in Java, and where it is found. */
@NullMarked
package dev.plumbline.verifier.promise;

import org.jspecify.annotations.NullMarked;
