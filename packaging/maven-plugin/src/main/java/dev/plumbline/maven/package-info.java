/** Goals of a Maven build, each a verb of the command, run in a process of its own. */
@NullMarked
package dev.plumbline.maven;

import org.jspecify.annotations.NullMarked;
