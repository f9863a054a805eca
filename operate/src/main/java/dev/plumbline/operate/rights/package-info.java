/**
 * Runs what belongs to others with their rights instead of the operator's. {@link dev.plumbline.operate.rights.OwnersRights} is the
 * door; {@link dev.plumbline.operate.rights.ForeignCode} says where coming rows would make it run.
 */
@NullMarked
package dev.plumbline.operate.rights;

import org.jspecify.annotations.NullMarked;
