package dev.plumbline.loader;

import dev.plumbline.loader.pipe.Feed;
import dev.plumbline.loader.row.RowSource;
import dev.plumbline.loader.source.sql.Definitions;
import dev.plumbline.loader.spool.Spool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes feeds that can be read only once repeatable by keeping what was read in a temporary file; closing deletes it. */
final class SpooledFeeds implements AutoCloseable {

    /** A strict load reads again only to report all of its bad rows: no reason to fill a disk. */
    private static final long MOST_BYTES = 1L << 30;

    private final List<Feed> feeds = new ArrayList<>();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final boolean needed;

    /** @param needed whether the load cannot do without a second reading */
    SpooledFeeds(List<Feed> inputs, boolean needed) {
        this.needed = needed;
        for (Feed feed : inputs) {
            feeds.add(feed.repeatable() ? feed : spooled(feed));
        }
    }

    private Feed spooled(Feed feed) {
        if (feed.opener() instanceof StreamFeed stream) {
            opened.add(stream);
            if (!needed) {
                stream.optional(MOST_BYTES);
            }
            return new Feed(feed.label(), feed.table(), stream, needed, feed.bytes());
        }
        var spool = needed ? new Spool() : Spool.optional(MOST_BYTES);
        opened.add(spool);
        return new Feed(feed.label(), feed.table(), new Spooled(feed.opener(), spool), needed, feed.bytes());
    }

    private static final class Spooled implements Feed.Opener {
        private final Feed.Opener first;
        private final Spool spool;
        private boolean begun;

        Spooled(Feed.Opener first, Spool spool) {
            this.first = first;
            this.spool = spool;
        }

        @Override
        public synchronized RowSource open(List<String> columns, Optional<Definitions> definitions) {
            if (begun) {
                return spool.replay();
            }
            begun = true;
            return spool.record(first.open(columns, definitions));
        }

        @Override
        public boolean again() {
            return spool.again();
        }
    }

    List<Feed> feeds() {
        return feeds;
    }

    @Override
    public void close() {
        for (AutoCloseable one : opened) {
            try {
                one.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
