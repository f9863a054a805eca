package dev.plumbline.loader.mode;

import dev.plumbline.loader.LoadException;
import dev.plumbline.loader.copy.Feed;
import dev.plumbline.loader.source.Block;
import dev.plumbline.loader.target.Name;
import dev.plumbline.loader.target.Target;
import dev.plumbline.loader.target.TargetReader;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the table a feed or a block is for. */
final class Tables {

    private final TargetReader reader;
    private final TableLock lock;
    private final Map<Name, Target> known = new HashMap<>();

    Tables(Session session, TableLock lock) {
        reader = new TargetReader(session.connection());
        this.lock = lock;
    }

    /** The table of a feed, when the feed and not its blocks decide. */
    Optional<Target> of(Feed feed) throws SQLException {
        return feed.table().isPresent() ? Optional.of(find(feed.table().get())) : Optional.empty();
    }

    /** What the user said of the feed goes before what the input says. */
    Target of(Feed feed, Block block) throws SQLException {
        Optional<Target> said = of(feed);
        if (said.isPresent()) {
            return said.get();
        }
        return find(block.table()
                .map(t -> new Name(t.schema(), t.name()))
                .orElseThrow(() -> LoadException.usage(
                        feed.label() + " does not say which table it is for: name it with --table")));
    }

    private Target find(Name name) throws SQLException {
        Target there = known.get(name);
        if (there == null) {
            there = lock.inTime(name.toSql(), name.toString(), () -> reader.read(name));
            known.put(name, there);
        }
        return there;
    }
}
