/** Relations: found by the name that a user wrote, and those that Plumbline keeps in a schema of its own. */
@NullMarked
package dev.plumbline.database.relation;

import org.jspecify.annotations.NullMarked;
