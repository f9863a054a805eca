/** Settings in files and in the environment: named servers, defaults, what an environment allows. */
@NullMarked
package dev.plumbline.cli.config;

import org.jspecify.annotations.NullMarked;
