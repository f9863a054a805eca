/**
 * Which services a migration breaks: the generated classes before and after are held against each other, and against what the services' byte
 * code refers to. {@link dev.plumbline.planner.consumer.Consumers} is the door.
 */
@NullMarked
package dev.plumbline.planner.consumer;

import org.jspecify.annotations.NullMarked;
