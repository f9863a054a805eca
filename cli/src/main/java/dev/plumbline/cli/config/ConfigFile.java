package dev.plumbline.cli.config;

import dev.plumbline.cli.usage.Meant;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.Reason;
import dev.plumbline.schema.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** One file of settings: everything in it is understood, or it is refused with the line. */
record ConfigFile(
        Path file,
        Map<Setting, Value> values,
        Map<String, NamedServer> servers,
        Map<String, Environment> environments) {
    private static final Pattern SECRET = Pattern.compile("(?i).*(password|passwd|pgpass|secret).*");
    private static final Pattern SECRET_IN_URL =
            Pattern.compile("(?i)://[^/@?]*:[^/@?]*@|(^|[?&\\s])(ssl)?password\\s*=");
    private static final List<String> GROUPS = List.of("servers", "environments");

    static ConfigFile read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new PlumblineException(
                    PlumblineException.Kind.UNAVAILABLE, file + ": cannot be read: " + Reason.of(e), e);
        }
        var read = new ConfigFile(file, new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        if (!text.isBlank()) {
            read.top(YamlNode.parse(file, text));
        }
        return read;
    }

    private void top(YamlNode top) {
        var known = new ArrayList<>(GROUPS);
        for (Setting setting : Setting.values()) {
            String key = setting.key().replaceFirst("\\..*", "");
            if (!known.contains(key)) {
                known.add(key);
            }
        }
        known(top, known);
        for (String key : top.keys()) {
            YamlNode node = top.at(key);
            switch (key) {
                case "servers" -> node.keys().forEach(name -> servers.put(name, server(name, node.at(name))));
                case "environments" ->
                    node.keys().forEach(name -> environments.put(name, environment(name, node.at(name))));
                case "timeouts" -> timeouts(node);
                default -> put(key, node);
            }
        }
    }

    private void timeouts(YamlNode node) {
        known(node, List.of("lock", "statement", "wait", "verify"));
        node.keys().forEach(key -> put("timeouts." + key, node.at(key)));
    }

    private void put(String key, YamlNode node) {
        Setting setting = Setting.ofKey(key).orElseThrow();
        values.put(setting, new Value(resolved(setting, node), from(node)));
    }

    private String resolved(Setting setting, YamlNode node) {
        String text = node.text();
        Path beside = file.toAbsolutePath().resolveSibling(text).normalize();
        return switch (setting.kind()) {
            case PATH -> beside.toString();
            case PACK -> Files.isDirectory(beside) ? beside.toString() : text;
            case TIME -> {
                if (Durations.of(text).isEmpty()) {
                    throw node.wrong("'" + text + "'", "a time with its unit, such as 500ms, 90s, 10m or 1h");
                }
                yield text;
            }
            case TEXT -> text;
        };
    }

    private NamedServer server(String name, YamlNode node) {
        if (node.isText()) {
            return new NamedServer(name, url(node), "", from(node));
        }
        known(node, List.of("url", "environment"));
        return new NamedServer(
                name, url(node.at("url")), node.text("environment").orElse(""), from(node));
    }

    private static String url(YamlNode node) {
        String url = node.text();
        if (SECRET_IN_URL.matcher(url).find()) {
            throw noSecrets(node);
        }
        return url;
    }

    private Environment environment(String name, YamlNode node) {
        known(node, List.of("confirm", "verbs"));
        boolean confirmed = false;
        if (node.has("confirm")) {
            YamlNode confirm = node.at("confirm");
            if (!List.of("name", "never").contains(confirm.text())) {
                throw confirm.wrong("'" + confirm.text() + "'", "name (ask for the database's name) or never");
            }
            confirmed = confirm.text().equals("name");
        }
        return new Environment(
                name, confirmed, node.has("verbs") ? node.at("verbs").texts() : List.of(), from(node));
    }

    private static void known(YamlNode node, List<String> keys) {
        for (String key : node.keys()) {
            if (keys.contains(key)) {
                continue;
            }
            if (SECRET.matcher(key).matches()) {
                throw noSecrets(node.at(key));
            }
            throw node.at(key)
                    .wrong(
                            "a key that is not known",
                            Meant.near(key, keys)
                                    .map(meant -> "'" + meant + "'")
                                    .orElse("one of " + String.join(", ", keys)));
        }
    }

    private static PlumblineException noSecrets(YamlNode node) {
        return new PlumblineException(
                PlumblineException.Kind.USAGE,
                node.file() + ":" + node.line() + ": " + node.key() + ": found a password, which does not belong in a"
                        + " file like this: put it into ~/.pgpass (readable by you alone) or into PGPASSWORD");
    }

    private String from(YamlNode node) {
        return file + ":" + node.line();
    }
}
