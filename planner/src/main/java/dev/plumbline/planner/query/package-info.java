/**
 * Which statements a migration breaks, slows down or speeds up: each is planned on the copy as it is and on the copy as it will be.
 * Nothing is executed. {@link dev.plumbline.planner.query.QueryPlans} is the entry point.
 */
@NullMarked
package dev.plumbline.planner.query;

import org.jspecify.annotations.NullMarked;
