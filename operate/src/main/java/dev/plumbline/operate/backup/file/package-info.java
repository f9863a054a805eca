/** The file of a backup: a tar of members with a manifest, checked and, if requested, signed. */
@NullMarked
package dev.plumbline.operate.backup.file;

import org.jspecify.annotations.NullMarked;
