/** Makes {@link dev.plumbline.verifier.data.Expectations} a parameter of tests that are marked {@code @PlumblineTest}. */
@NullMarked
package dev.plumbline.verifier.junit;

import org.jspecify.annotations.NullMarked;
