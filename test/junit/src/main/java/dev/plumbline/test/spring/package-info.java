/** Connects a Spring test to the database of its class. Loaded by Spring alone. */
@NullMarked
package dev.plumbline.test.spring;

import org.jspecify.annotations.NullMarked;
