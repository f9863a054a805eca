package dev.plumbline.loader.engine.table;

import dev.plumbline.loader.pipe.Feed;
import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.row.RowBlock;
import dev.plumbline.loader.session.LoadSession;
import dev.plumbline.loader.session.TableLock;
import dev.plumbline.loader.target.Name;
import dev.plumbline.loader.target.TableReader;
import dev.plumbline.loader.target.TargetTable;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the table a feed or a block is for. */
public final class TargetLookup {

    private final TableReader reader;
    private final TableLock lock;
    private final Map<Name, TargetTable> known = new HashMap<>();

    public TargetLookup(LoadSession session, TableLock lock) {
        reader = new TableReader(session.connection());
        this.lock = lock;
    }

    /** The table of a feed, where that is given for the whole feed. */
    public Optional<TargetTable> of(Feed feed) throws SQLException {
        return feed.table().isPresent() ? Optional.of(find(feed.table().get())) : Optional.empty();
    }

    /** What the user says takes precedence over what the input says. */
    public TargetTable of(Feed feed, RowBlock block) throws SQLException {
        Optional<TargetTable> said = of(feed);
        if (said.isPresent()) {
            return said.get();
        }
        return find(block.table()
                .map(t -> new Name(t.schema(), t.name()))
                .orElseThrow(() -> LoadException.usage(
                        feed.label() + " does not say which table it is for: name it with --table")));
    }

    private TargetTable find(Name name) throws SQLException {
        TargetTable there = known.get(name);
        if (there == null) {
            there = lock.inTime(name.toSql(), name.toString(), () -> reader.read(name));
            known.put(name, there);
        }
        return there;
    }
}
