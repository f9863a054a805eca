/**
 * Waits for locks without making others wait: requested in short attempts, given up, requested again. Who holds one is reported.
 */
@NullMarked
package dev.plumbline.database.lock;

import org.jspecify.annotations.NullMarked;
