/** Order-independent checksums of tables, computed by the server in one scan. {@link dev.plumbline.schema.checksum.TableChecksum} is the door. */
@NullMarked
package dev.plumbline.schema.checksum;

import org.jspecify.annotations.NullMarked;
