package dev.plumbline.site.explore;

import dev.plumbline.database.Database;
import dev.plumbline.schema.pack.Pack;
import java.time.Duration;
import java.util.Optional;

/**
 * What to show and how.
 *
 * @param port 0: any that is free
 * @param sql whether a page accepts typed queries
 * @param rows how many rows a page shows at most
 * @param timeout for every query
 */
public record ExploreOptions(
        Database database, Optional<Pack> pack, int port, boolean sql, int rows, Duration timeout) {

    public static final int ROWS = 100;
    public static final Duration TIMEOUT = Duration.ofSeconds(10);
}
