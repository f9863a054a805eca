package dev.plumbline.testengine;

import dev.plumbline.database.Database;
import dev.plumbline.schema.migrate.PackDatabases;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.server.ThrowAwayDatabase;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Makes and drops databases. Whoever asks was loaded by another class loader and shares nothing with this one but the JDK, so both
 * sides speak in maps of texts: {@code pack} and {@code sample} ask for a database, whose {@code hosts}, {@code name} and driver
 * properties come back; {@code drop} names one to drop; {@code lacks} asks which extensions of a pack the server has not.
 */
public final class TestEngine implements UnaryOperator<Map<String, String>> {

    private final Map<String, ThrowAwayDatabase> open = new ConcurrentHashMap<>();

    /** Made by name. */
    public TestEngine() {}

    @Override
    public Map<String, String> apply(Map<String, String> request) {
        String drop = request.get("drop");
        if (drop != null) {
            ThrowAwayDatabase holder = open.remove(drop);
            if (holder != null) {
                holder.close();
            }
            return Map.of();
        }
        String lacks = request.get("lacks");
        if (lacks != null) {
            return Map.of("lacking", String.join(", ", PackDatabases.lacking(Packs.find(lacks))));
        }
        Pack pack = Packs.find(Objects.requireNonNull(request.get("pack")));
        ThrowAwayDatabase holder =
                "true".equals(request.get("sample")) ? SampleDatabases.of(pack) : PackDatabases.migrated(pack);
        Database database = holder.database();
        open.put(database.name(), holder);
        var answer = new TreeMap<String, String>(database.properties());
        answer.put("hosts", database.hosts());
        answer.put("name", database.name());
        return answer;
    }
}
