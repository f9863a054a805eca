/**
 * One thread reads and encodes, the other sends: what stands between inputs and the server.
 */
@NullMarked
package dev.plumbline.loader.pipe;

import org.jspecify.annotations.NullMarked;
