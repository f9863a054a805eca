/** How the tools data set is made: topics with their subjects, what tools do with these, and where all of it lies among embeddings. */
@NullMarked
package dev.plumbline.packs.tools.data;

import org.jspecify.annotations.NullMarked;
