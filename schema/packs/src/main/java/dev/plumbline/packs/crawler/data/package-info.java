/** The crawler data set: rows as pure functions of their numbers, with or without orphans. The door is {@link dev.plumbline.packs.crawler.data.CrawlerData}. */
@NullMarked
package dev.plumbline.packs.crawler.data;

import org.jspecify.annotations.NullMarked;
