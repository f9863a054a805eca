/**
 * The live catalogue and the generated classes against what the migrations build. {@link dev.plumbline.verifier.contract.ContractFamily} is
 * the entry point.
 */
@NullMarked
package dev.plumbline.verifier.contract;

import org.jspecify.annotations.NullMarked;
