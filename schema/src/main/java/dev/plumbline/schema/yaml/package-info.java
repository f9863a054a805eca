/** YAML files whose every fault is reported with file and line. */
@NullMarked
package dev.plumbline.schema.yaml;

import org.jspecify.annotations.NullMarked;
