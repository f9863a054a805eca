/** Fills the texts and corrections of rules with names and expressions of the file in question. */
@NullMarked
package dev.plumbline.planner.rule.fill;

import org.jspecify.annotations.NullMarked;
