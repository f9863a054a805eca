package dev.plumbline.planner;

import dev.plumbline.planner.observation.Script;
import dev.plumbline.schema.pack.CallbackFile;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Phase;
import dev.plumbline.schema.script.BuiltIns;
import dev.plumbline.schema.script.Placeholders;
import dev.plumbline.schema.script.ScriptSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The callbacks around the migrations of a phase, at the points where migrate runs them, each planned as a file of its own. */
final class CallbackScripts {
    private static final List<String> BEFORE =
            List.of("afterConnect", "beforeValidate", "afterValidate", "beforeMigrate");
    private static final List<String> AFTER = List.of("afterMigrate", "afterMigrateOperationFinish");
    private static final String APPLIED = "afterMigrateApplied";

    /** They run inside every file's transaction. */
    private static final Set<String> OF_EACH =
            Set.of("beforeEachMigrate", "afterEachMigrate", "beforeEachMigrateStatement", "afterEachMigrateStatement");

    private final Pack pack;
    private final BuiltIns builtIns;
    private final List<CallbackFile> files;

    CallbackScripts(Pack pack, Phase phase, BuiltIns builtIns) {
        this.pack = pack;
        this.builtIns = builtIns;
        this.files = pack.callbacks(phase).stream()
                .sorted(Comparator.comparing(
                                (CallbackFile file) -> file.description().isEmpty())
                        .thenComparing(file -> file.description().orElse("")))
                .toList();
    }

    List<CallbackFile> before() {
        return of(BEFORE);
    }

    /**
     * Those after the last file with a version.
     *
     * @param repeatables whether repeatable files follow
     */
    List<CallbackFile> between(boolean repeatables) {
        return of(repeatables ? List.of("afterVersioned", "beforeRepeatables") : List.of("afterVersioned"));
    }

    /** @param applied whether there was anything to do */
    List<CallbackFile> after(boolean applied) {
        var all = new ArrayList<CallbackFile>(applied ? of(List.of(APPLIED)) : List.of());
        all.addAll(of(AFTER));
        return all;
    }

    Script script(CallbackFile file) {
        ScriptSettings settings = ScriptSettings.beside(file.path());
        String text = Placeholders.fill(
                pack, file.path(), file.script(), settings.textOf(file.path()), builtIns.forFile(file.fileName()));
        return new Script(file.script(), text, settings.inTransaction().orElse(true));
    }

    /** What a reader must know about those that are left out; empty: there are none. */
    static List<String> notRun(Pack pack) {
        var names = new TreeSet<String>();
        for (Phase phase : pack.phases()) {
            pack.callbacks(phase).stream()
                    .filter(file -> OF_EACH.contains(file.event()))
                    .forEach(file -> names.add(file.script()));
        }
        return names.isEmpty()
                ? List.of()
                : List.of("not run here, though migrate runs them with every file: " + String.join(", ", names));
    }

    private List<CallbackFile> of(List<String> events) {
        return events.stream()
                .flatMap(event -> files.stream().filter(file -> file.event().equals(event)))
                .toList();
    }
}
