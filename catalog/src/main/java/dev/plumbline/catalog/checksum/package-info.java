/**
 * Order-independent checksums of tables, computed by the server in one scan. {@link dev.plumbline.catalog.checksum.TableChecksum} is the
 * entry point.
 */
@NullMarked
package dev.plumbline.catalog.checksum;

import org.jspecify.annotations.NullMarked;
