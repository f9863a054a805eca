package dev.plumbline.loader.row;

import java.util.Set;
import java.util.TreeSet;

/**
 * Triggers that an SQL file disables for some of its rows.
 *
 * @param all those of the table, as DISABLE TRIGGER ALL or USER says
 * @param named single ones
 * @param replica those that do not fire where rows are copied from another server, as session_replication_role says
 */
public record SilentTriggers(boolean all, Set<String> named, boolean replica) {

    public static final SilentTriggers NONE = new SilentTriggers(false, Set.of(), false);

    public SilentTriggers {
        named = Set.copyOf(named);
    }

    public SilentTriggers switched(String trigger, boolean silent) {
        var names = new TreeSet<>(named);
        if (silent) {
            names.add(trigger);
        } else {
            names.remove(trigger);
        }
        return new SilentTriggers(all, names, replica);
    }
}
