/** What makes the databases of tests; {@link dev.plumbline.testengine.TestEngine} is spoken to in texts alone. */
@NullMarked
package dev.plumbline.testengine;

import org.jspecify.annotations.NullMarked;
