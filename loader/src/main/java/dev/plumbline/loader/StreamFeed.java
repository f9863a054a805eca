package dev.plumbline.loader;

import dev.plumbline.loader.pipe.Feed;
import dev.plumbline.loader.row.RowSource;
import dev.plumbline.loader.source.SourceOptions;
import dev.plumbline.loader.source.Sources;
import dev.plumbline.loader.source.sql.Definitions;
import dev.plumbline.loader.spool.StreamCopy;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Opens a stream any number of times, from a copy. */
final class StreamFeed implements Feed.Opener, AutoCloseable {

    private final StreamCopy copy;
    private final String name;
    private final SourceOptions reading;

    StreamFeed(Supplier<InputStream> stream, String name, SourceOptions reading) {
        this.copy = new StreamCopy(stream, name);
        this.name = name;
        this.reading = reading;
    }

    void optional(long mostBytes) {
        copy.optional(mostBytes);
    }

    @Override
    public RowSource open(List<String> targetColumns, Optional<Definitions> definitions) {
        return Sources.open(copy.open(), name, FileLoad.withTarget(reading, targetColumns, definitions));
    }

    @Override
    public boolean again() {
        return copy.again();
    }

    @Override
    public void close() {
        copy.close();
    }
}
