package dev.plumbline.cli.verb.setup;

import dev.plumbline.cli.config.Defaults;
import dev.plumbline.cli.config.Environment;
import dev.plumbline.cli.config.NamedServer;
import dev.plumbline.cli.config.Setting;
import dev.plumbline.cli.config.Settings;
import dev.plumbline.cli.config.Value;
import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.cli.output.Table;
import dev.plumbline.server.Folders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code plumbline config}. */
@Command(
        name = "config",
        description = {
            "Shows every setting and where it comes from. An option overrides an environment variable, that the project's"
                    + " plumbline.yaml, that the user's config.yaml, and that the default."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"plumbline config", "plumbline config --format json"},
        sortOptions = false)
public final class ConfigCommand implements Callable<Integer> {
    private static final String DEFAULT = "default";

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** One line of the output. */
    private record Line(String setting, String value, String from) {}

    @Override
    public Integer call() {
        Settings settings = Defaults.settingsOf(spec);
        List<Line> lines = lines(settings);
        if (output.json()) {
            output.printJson(json(settings, lines));
            return 0;
        }
        var table = new Table("setting", "value", "from");
        lines.forEach(line -> table.row(line.setting(), line.value(), line.from()));
        table.print(output.out());
        output.out().println();
        for (NamedServer server : settings.servers().values()) {
            output.out()
                    .println("server " + server.name() + ": " + server.url()
                            + (server.environment().isEmpty() ? "" : ", environment " + server.environment()) + " ("
                            + server.from() + ")");
        }
        for (String name : settings.environmentNames()) {
            settings.environments(name).forEach(one -> output.out().println(words(one)));
        }
        settings.get(Setting.PACK)
                .ifPresent(pack -> output.out()
                        .println("pack " + pack.text() + " is meant wherever none is typed, with --url too"));
        output.out().println("read: " + (settings.paths().isEmpty() ? "no file" : join(settings.paths())));
        output.out().println("looked for: plumbline.yaml here and above, " + settings.userFile());
        return 0;
    }

    private static List<Line> lines(Settings settings) {
        var lines = new ArrayList<Line>();
        for (Setting setting : Setting.values()) {
            Value value = settings.get(setting).orElse(new Value(setting.otherwise(), DEFAULT));
            lines.add(new Line(setting.key(), value.text(), value.from()));
        }
        Map<String, String> environment = settings.environment();
        for (Map.Entry<String, String> folder : folders().entrySet()) {
            String set = environment.getOrDefault(folder.getKey(), "");
            lines.add(new Line(
                    folder.getKey().equals("PLUMBLINE_HOME") ? "home" : "cache",
                    folder.getValue(),
                    set.isBlank() ? DEFAULT : folder.getKey()));
        }
        environment.keySet().stream()
                .filter(name -> name.matches("PLUMBLINE_(URL|SERVER|IMAGE|JAVA_OPTS)|PG[A-Z]+|NO_COLOR"))
                .sorted()
                .forEach(name ->
                        lines.add(new Line(name, shown(name, environment.getOrDefault(name, "")), "environment")));
        return lines;
    }

    private static Map<String, String> folders() {
        Folders folders = Folders.ofUser();
        return new java.util.TreeMap<>(Map.of(
                "PLUMBLINE_HOME", folders.home().toString(),
                "PLUMBLINE_CACHE", folders.cache().toString()));
    }

    /** Any that names a server may contain a password. */
    private static String shown(String name, String value) {
        return name.equals("PGPASSWORD")
                ? "(set)"
                : value.replaceAll("(://[^/@:]*):[^/@]*@", "$1:…@").replaceAll("(password\\s*=\\s*)[^&\\s]+", "$1…");
    }

    private static String words(Environment environment) {
        return "environment " + environment.name() + ": "
                + (environment.confirmed()
                        ? "asks for the database's name before anything is destroyed"
                        : "asks for nothing")
                + (environment.verbs().isEmpty() ? "" : ", allows " + String.join(", ", environment.verbs())) + " ("
                + environment.from() + ")";
    }

    private static String join(List<Path> paths) {
        return String.join(", ", paths.stream().map(Path::toString).toList());
    }

    private static Map<String, Object> json(Settings settings, List<Line> lines) {
        var json = new LinkedHashMap<String, Object>();
        json.put("files", settings.paths().stream().map(Path::toString).toList());
        json.put("settings", lines);
        json.put("servers", List.copyOf(settings.servers().values()));
        json.put(
                "environments",
                settings.environmentNames().stream()
                        .flatMap(name -> settings.environments(name).stream())
                        .toList());
        return json;
    }
}
