/** Tests against a real, migrated, filled database: {@link dev.plumbline.verifier.junit.PlumblineTest}. */
@NullMarked
package dev.plumbline.verifier.junit;

import org.jspecify.annotations.NullMarked;
