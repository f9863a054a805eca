/**
 * Waiting for locks without making others wait: asked for in short attempts, given up, asked for again. Who holds one is reported.
 */
@NullMarked
package dev.plumbline.database.lock;

import org.jspecify.annotations.NullMarked;
