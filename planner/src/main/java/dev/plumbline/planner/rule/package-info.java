/**
 * Known hazards for a live table, and the safer way. A rule is a folder of resources, {@code rules/ID}: its facts and texts in {@code
 * rule.yaml}, and examples beside it.
 */
@NullMarked
package dev.plumbline.planner.rule;

import org.jspecify.annotations.NullMarked;
