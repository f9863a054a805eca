/** The embedded server: the folder it lives in, and how it is started, found running and stopped. Independent of who wants one. */
@NullMarked
package dev.plumbline.server.cluster;

import org.jspecify.annotations.NullMarked;
