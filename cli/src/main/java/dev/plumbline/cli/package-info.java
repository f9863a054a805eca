/** The {@code plumbline} command: one parent over the verbs of the modules. A verb reads its options, calls its module and prints. */
@NullMarked
package dev.plumbline.cli;

import org.jspecify.annotations.NullMarked;
