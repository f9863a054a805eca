/**
 * Which services a migration breaks: the generated classes before and after are compared, and checked against what the services' byte code
 * refers to. {@link dev.plumbline.planner.consumer.Consumers} is the entry point.
 */
@NullMarked
package dev.plumbline.planner.consumer;

import org.jspecify.annotations.NullMarked;
