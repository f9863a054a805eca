/**
 * Tests against a real, migrated, filled database: {@link dev.plumbline.test.PlumblineTest}. What makes it runs behind a class
 * loader of its own, so that its libraries never meet those of the service under test.
 */
@NullMarked
package dev.plumbline.test;

import org.jspecify.annotations.NullMarked;
