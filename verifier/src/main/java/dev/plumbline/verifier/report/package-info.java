/** Reports a verification: on a terminal, as one HTML page, as JUnit XML for build servers, as JSON. */
@NullMarked
package dev.plumbline.verifier.report;

import org.jspecify.annotations.NullMarked;
