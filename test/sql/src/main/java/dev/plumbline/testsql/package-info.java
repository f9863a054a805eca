/** SQL in the tests of all modules: statements executed, single values and rows read. */
@NullMarked
package dev.plumbline.testsql;

import org.jspecify.annotations.NullMarked;
