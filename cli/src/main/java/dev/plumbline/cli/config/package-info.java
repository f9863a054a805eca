/** What is set in files and in the environment, beside the command line: named servers, defaults, what an environment allows. */
@NullMarked
package dev.plumbline.cli.config;

import org.jspecify.annotations.NullMarked;
