/**
 * jOOQ's code generation over a pack: {@link dev.plumbline.schema.codegen.PlumblineDatabase} for anyone's build, {@link
 * dev.plumbline.schema.codegen.TypesJob} without one.
 */
@NullMarked
package dev.plumbline.schema.codegen;

import org.jspecify.annotations.NullMarked;
