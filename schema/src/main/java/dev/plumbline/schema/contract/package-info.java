/**
 * What a pack's migrations build, as a catalogue that can be recorded. {@link dev.plumbline.schema.contract.Contract} is the entry point.
 */
@NullMarked
package dev.plumbline.schema.contract;

import org.jspecify.annotations.NullMarked;
