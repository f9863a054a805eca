package dev.plumbline.loader.engine;

import dev.plumbline.loader.engine.online.OnlineReplace;
import dev.plumbline.loader.engine.table.TargetLookup;
import dev.plumbline.loader.mode.LoadSettings;
import dev.plumbline.loader.mode.Mode;
import dev.plumbline.loader.pipe.Feed;
import dev.plumbline.loader.target.TargetTable;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Whether the rows of a load must go through a staging table in any case. */
final class StagedChoice {

    private final LoadSettings settings;
    private final List<Feed> feeds;
    private final TargetLookup tables;

    StagedChoice(LoadSettings settings, List<Feed> feeds, TargetLookup tables) {
        this.settings = settings;
        this.feeds = feeds;
        this.tables = tables;
    }

    boolean staged() throws SQLException {
        return settings.mode().map(Mode::staged).orElse(false) || settings.online() && allOnline() || anyByInsert();
    }

    /** Whether every known table can be replaced by its differences alone. */
    private boolean allOnline() throws SQLException {
        for (Feed feed : feeds) {
            Optional<TargetTable> target = tables.of(feed);
            if (target.isPresent() && !OnlineReplace.suits(target.get(), settings)) {
                return false;
            }
        }
        return true;
    }

    /** Whether COPY cannot bring the rows into one of the tables. */
    private boolean anyByInsert() throws SQLException {
        for (Feed feed : feeds) {
            Optional<TargetTable> target = tables.of(feed);
            if (target.isPresent() && target.get().insertOnly().isPresent()) {
                return true;
            }
        }
        return false;
    }
}
