package dev.plumbline.loader;

import dev.plumbline.loader.pipe.Feed;
import dev.plumbline.loader.row.RowSource;
import dev.plumbline.loader.spool.Spool;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes feeds that can be read once repeatable by keeping what was read in a temporary file; closing deletes it. */
final class SpooledFeeds implements AutoCloseable {

    private final List<Feed> feeds = new ArrayList<>();
    private final List<Spool> spools = new ArrayList<>();

    /** @param needed whether a second reading may be wanted at all */
    SpooledFeeds(List<Feed> inputs, boolean needed) {
        for (Feed feed : inputs) {
            feeds.add(feed.repeatable() || !needed ? feed : spooled(feed));
        }
    }

    private Feed spooled(Feed feed) {
        var spool = new Spool();
        spools.add(spool);
        var readings = new AtomicInteger();
        Feed.Opener opener = columns -> {
            RowSource source =
                    readings.getAndIncrement() == 0 ? spool.record(feed.opener().open(columns)) : spool.replay();
            return source;
        };
        return new Feed(feed.label(), feed.table(), opener, true, feed.bytes());
    }

    List<Feed> feeds() {
        return feeds;
    }

    @Override
    public void close() {
        spools.forEach(Spool::close);
    }
}
