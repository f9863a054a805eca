package dev.plumbline.cli.option;

import dev.plumbline.cli.config.EnvFile;
import dev.plumbline.cli.config.Environment;
import dev.plumbline.cli.config.NamedServer;
import dev.plumbline.cli.config.Setting;
import dev.plumbline.cli.config.Settings;
import dev.plumbline.cli.config.Value;
import dev.plumbline.cli.usage.Meant;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.server.Servers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The chosen server, and what the settings allow to be done with it.
 *
 * @param choice empty when none was named: the user's own embedded server is meant
 * @param environments the rules of the environment it belongs to
 */
record ChosenServer(Optional<Servers.Choice> choice, List<Environment> environments) {

    /** As the command line says, else the environment, else the settings. */
    static ChosenServer of(@Nullable String url, @Nullable Path envFile, Settings settings) {
        Map<String, String> environment =
                envFile == null ? settings.environment() : EnvFile.under(settings.environment(), envFile);
        String variable = environment.getOrDefault("PLUMBLINE_URL", "");
        if (url != null) {
            return named(url, "--url", environment, settings);
        }
        if (!variable.isBlank()) {
            return named(variable, "PLUMBLINE_URL", environment, settings);
        }
        Optional<Servers.Choice> given = Servers.given(null, environment);
        Optional<Value> set = settings.get(Setting.SERVER);
        if (given.isEmpty() && set.isPresent()) {
            return named(set.get().text(), set.get().from(), environment, settings);
        }
        return given.map(choice -> new ChosenServer(given, rules(choice, environment, settings)))
                .orElseGet(() -> new ChosenServer(Optional.empty(), List.of()));
    }

    private static ChosenServer named(String text, String source, Map<String, String> environment, Settings settings) {
        if (!text.strip().matches("[\\w.-]+")) {
            Servers.Choice choice = Servers.at(text, source, environment);
            return new ChosenServer(Optional.of(choice), rules(choice, environment, settings));
        }
        NamedServer server = settings.servers().get(text.strip());
        if (server == null) {
            var known = settings.servers().keySet();
            throw new PlumblineException(
                    PlumblineException.Kind.USAGE,
                    source + ": no server '" + text.strip() + "': "
                            + (known.isEmpty()
                                    ? "expected an address such as postgresql://user@host/database, or a server named in"
                                            + " plumbline.yaml or " + settings.userFile()
                                    : "expected an address, or one of " + String.join(", ", known)
                                            + Meant.near(text, known)
                                                    .map(meant -> "; did you mean " + meant + "?")
                                                    .orElse("")));
        }
        return new ChosenServer(
                Optional.of(Servers.at(server.url(), server.name() + " of " + server.from(), environment)),
                settings.environments(server.environment()));
    }

    /** Typing the address of a named server does not bypass its rules. */
    private static List<Environment> rules(Servers.Choice choice, Map<String, String> environment, Settings settings) {
        return settings.servers().values().stream()
                .filter(server -> !server.environment().isEmpty())
                .filter(server -> same(choice, Servers.at(server.url(), server.name(), environment)))
                .flatMap(server -> settings.environments(server.environment()).stream())
                .toList();
    }

    private static boolean same(Servers.Choice one, Servers.Choice other) {
        return one.server()
                .database("")
                .hosts()
                .equals(other.server().database("").hosts());
    }

    boolean confirms() {
        return environments.stream().anyMatch(Environment::confirmed);
    }

    /** Called before a connection is opened. */
    void refuse(String verb) {
        for (Environment environment : environments) {
            if (!environment.allows(verb)) {
                throw new PlumblineException(
                        PlumblineException.Kind.USAGE,
                        "'" + verb + "' is not allowed in environment " + environment.name() + " (" + environment.from()
                                + " allows " + String.join(", ", environment.verbs()) + ")");
            }
        }
    }
}
