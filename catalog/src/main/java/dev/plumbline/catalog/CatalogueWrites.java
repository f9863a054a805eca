package dev.plumbline.catalog;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which of its catalogues a transaction wrote to, by the server's own counts.
 *
 * @param written those whose rows can be followed and have new ones
 * @param deleted those that lost rows
 * @param families what is read whole instead
 */
record CatalogueWrites(Set<String> written, Set<String> deleted, Set<String> families) {
    /** Catalogues whose rows {@code touched.sql} can lead back to what they describe. */
    static final Set<String> FOLLOWED = Set.of(
            "pg_class",
            "pg_attribute",
            "pg_attrdef",
            "pg_constraint",
            "pg_index",
            "pg_inherits",
            "pg_trigger",
            "pg_rewrite",
            "pg_policy",
            "pg_sequence",
            "pg_partitioned_table",
            "pg_statistic_ext",
            "pg_type",
            "pg_enum",
            "pg_range",
            "pg_proc",
            "pg_aggregate",
            "pg_description",
            "pg_depend");

    /** Catalogues that say nothing of what is read here. */
    private static final Set<String> SILENT = Set.of(
            "pg_shdepend",
            "pg_statistic",
            "pg_statistic_ext_data",
            "pg_largeobject",
            "pg_largeobject_metadata",
            "pg_seclabel",
            "pg_shseclabel",
            "pg_init_privs",
            "pg_replication_origin",
            "pg_subscription_rel");

    /** Catalogues of which few rows are the user's: what they hold is read whole. */
    private static final Map<String, String> FAMILIES =
            Map.of("pg_namespace", "schemas", "pg_default_acl", "default_privileges");

    /** What was written to a catalogue. */
    record Count(long written, long deleted, long updated) {}

    /** Empty where what was written cannot be followed. */
    static Optional<CatalogueWrites> between(Map<String, Count> before, Map<String, Count> after) {
        Set<String> written = new TreeSet<>();
        Set<String> deleted = new TreeSet<>();
        Set<String> families = new TreeSet<>();
        for (Map.Entry<String, Count> now : after.entrySet()) {
            Count then = before.getOrDefault(now.getKey(), new Count(0, 0, 0));
            boolean wrote = now.getValue().written() != then.written();
            boolean removed = now.getValue().deleted() != then.deleted();
            String name = now.getKey();
            if (!wrote && !removed || SILENT.contains(name)) {
                continue;
            }
            if (FAMILIES.containsKey(name)) {
                // A schema that is renamed changes every name in it.
                if (name.equals("pg_namespace") && now.getValue().updated() != then.updated()) {
                    return Optional.empty();
                }
                families.add(FAMILIES.get(name));
            } else if (!FOLLOWED.contains(name)) {
                return Optional.empty();
            }
            if (wrote && FOLLOWED.contains(name)) {
                written.add(name);
            }
            if (removed) {
                deleted.add(name);
            }
        }
        return Optional.of(new CatalogueWrites(written, deleted, families));
    }
}
