/**
 * The vehicles data set: what is known by hand of makes, models, trims, engines and transmissions, and the rule that
 * turns it into exactly as many rows as promised. The door is {@link dev.plumbline.packs.vehicles.data.VehicleData}.
 */
@NullMarked
package dev.plumbline.packs.vehicles.data;

import org.jspecify.annotations.NullMarked;
