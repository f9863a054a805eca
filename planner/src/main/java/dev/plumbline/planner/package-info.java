/**
 * What a migration will do to one database, known before it runs. The pending files are run statement by statement on a throw-away server
 * and observed; rules judge what was seen, and the target's sizes scale it.
 */
@NullMarked
package dev.plumbline.planner;

import org.jspecify.annotations.NullMarked;
