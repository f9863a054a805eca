/** The verbs that read a database or a pack and describe it: findings, snapshots, types, pages. */
@NullMarked
package dev.plumbline.cli.verb.read;

import org.jspecify.annotations.NullMarked;
