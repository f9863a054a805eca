/** Writes a plan for those who read it: terminal, JSON, Markdown, SARIF, a page. */
@NullMarked
package dev.plumbline.planner.report;

import org.jspecify.annotations.NullMarked;
