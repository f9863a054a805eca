package dev.plumbline.loader.source.sql;

import dev.plumbline.loader.row.SilentTriggers;
import dev.plumbline.loader.row.SqlTableName;
import dev.plumbline.loader.source.sql.literal.ForeignSql;
import dev.plumbline.loader.source.sql.literal.SqlScanner;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The settings that change what an SQL file's text means, as the file's own SET statements leave them. */
final class SqlSettings {

    private static final List<String> HANDED_ON = List.of("datestyle", "intervalstyle", "timezone", "xmloption");

    private final SqlScanner scanner;
    private final Optional<Charset> asked;
    private final Map<String, String> handedOn = new TreeMap<>();
    private final Map<SqlTableName, SilentTriggers> silent = new HashMap<>();
    private boolean replica;
    private boolean standardStrings = true;
    private List<String> searchPath = List.of();
    private Charset encoding = StandardCharsets.UTF_8;

    SqlSettings(SqlScanner scanner, Optional<Charset> asked) {
        this.scanner = scanner;
        this.asked = asked;
    }

    boolean standardStrings() {
        return standardStrings;
    }

    /** Settings needed by the session that loads the rows. */
    Map<String, String> handedOn() {
        return handedOn;
    }

    /** The triggers that are not to fire for rows of a table. */
    SilentTriggers silent(SqlTableName table) {
        SilentTriggers said = silent.getOrDefault(table, SilentTriggers.NONE);
        return replica ? new SilentTriggers(said.all(), said.named(), true) : said;
    }

    /** Records DISABLE or ENABLE TRIGGER; an empty name means all. */
    void triggers(SqlTableName table, Optional<String> trigger, boolean disabled) {
        SilentTriggers said = silent.getOrDefault(table, SilentTriggers.NONE);
        silent.put(
                table,
                trigger.map(name -> said.switched(name, disabled))
                        .orElse(disabled ? new SilentTriggers(true, Set.of(), false) : SilentTriggers.NONE));
    }

    /** The schema of an unqualified table. */
    Optional<String> schema(String table) {
        if (searchPath.size() > 1) {
            throw scanner.fatal("the table " + table + " is named without a schema, and search_path holds several ("
                    + String.join(", ", searchPath) + "): name the schema");
        }
        return searchPath.stream().findFirst();
    }

    /** Records a setting; the position is after the statement. An empty list is DEFAULT. */
    void set(String name, List<String> values) {
        String value = String.join(", ", values);
        switch (name) {
            case "standard_conforming_strings" -> standardStrings = values.isEmpty() || isOn(value);
            case "client_encoding", "names" -> setEncoding(values.isEmpty() ? "UTF8" : value);
            case "search_path" -> setSearchPath(values);
            case "session_replication_role" -> replica = value.equalsIgnoreCase("replica");
            default -> {
                ForeignSql.requireSetting(scanner, name);
                if (HANDED_ON.contains(name)) {
                    handedOn.remove(name);
                    boolean usual = name.equals("xmloption") && value.equals("content");
                    if (!values.isEmpty() && !usual) {
                        handedOn.put(name, value);
                    }
                }
            }
        }
    }

    void resetAll() {
        standardStrings = true;
        searchPath = List.of();
        handedOn.clear();
        replica = false;
    }

    private boolean isOn(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        if (List.of("on", "true", "yes", "1").contains(lower)) {
            return true;
        }
        if (List.of("off", "false", "no", "0").contains(lower)) {
            return false;
        }
        throw scanner.fatal("standard_conforming_strings is on or off, not " + value);
    }

    private void setEncoding(String name) {
        if (asked.isPresent()) {
            return;
        }
        if (name.toLowerCase(Locale.ROOT).startsWith("utf8mb")) {
            throw ForeignSql.mysql(scanner, "SET NAMES " + name);
        }
        Charset wanted;
        try {
            wanted = Encodings.byName(name);
        } catch (IllegalArgumentException e) {
            throw scanner.fatal("client_encoding is set to " + name + ", an encoding that is not known here");
        }
        if (wanted.equals(encoding)) {
            return;
        }
        if (!scanner.in.isUtf8()) {
            throw scanner.fatal("client_encoding changes to " + name + ", after it was changed from UTF8 before:"
                    + " convert the file to UTF-8 first");
        }
        encoding = wanted;
        scanner.in.decodeAs(wanted);
    }

    /** The default, with {@code "$user"}, and an empty path leave the search to the session that loads. */
    private void setSearchPath(List<String> values) {
        List<String> path = new ArrayList<>();
        for (String value : values) {
            for (String part : value.split(",", -1)) {
                String schema = part.strip();
                boolean quoted = schema.length() > 1 && schema.startsWith("\"") && schema.endsWith("\"");
                path.add(quoted ? schema.substring(1, schema.length() - 1).replace("\"\"", "\"") : schema);
            }
        }
        path.removeIf(schema -> schema.isEmpty() || schema.equals("pg_catalog"));
        searchPath = path.contains("$user") ? List.of() : path;
    }
}
