package dev.plumbline.loader.session;

import dev.plumbline.loader.row.RowBlock;
import dev.plumbline.loader.target.Name;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gives the session the settings a block's values were written under, and restores its own for a block without any. */
public final class BlockSettings {

    private static final List<String> NAMES = List.of("datestyle", "intervalstyle", "timezone");

    private final LoadSession session;
    private final Map<String, String> own = new HashMap<>();
    private Map<String, String> made = Map.of();
    private @Nullable RowBlock last;

    public BlockSettings(LoadSession session) {
        this.session = session;
    }

    /** Whether the settings have to change before rows of this block can be sent. */
    public boolean differ(RowBlock block) {
        if (block == last) {
            return false;
        }
        last = block;
        return !block.settings().equals(made);
    }

    public void make(RowBlock block) throws SQLException {
        for (String name : NAMES) {
            if (!own.containsKey(name)) {
                own.put(name, Objects.requireNonNull(session.text("select current_setting('" + name + "')")));
            }
            String wanted = block.settings().getOrDefault(name, own.getOrDefault(name, ""));
            session.run("set local " + name + " = " + Name.literal(wanted));
        }
        made = block.settings();
    }
}
