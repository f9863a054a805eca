/**
 * The vehicles data set: what is known by hand of makes, models, trims, engines and transmissions, and the rule that
 * turns it into exactly as many rows as promised. The door is {@link dev.plumbline.data.vehicles.VehicleData}.
 */
@NullMarked
package dev.plumbline.data.vehicles;

import org.jspecify.annotations.NullMarked;
