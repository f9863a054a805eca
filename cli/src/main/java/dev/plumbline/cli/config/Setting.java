package dev.plumbline.cli.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A setting made once instead of at every call. The constant knows its key, its variable and the options it is the default of. */
public enum Setting {
    PACK("pack", "PLUMBLINE_PACK", "none", Kind.PACK),
    SERVER("server", "", "the embedded server", Kind.TEXT),
    ENV_FILE("env_file", "", "none is read", Kind.PATH, "--env-file"),
    FORMAT("format", "", "text", Kind.TEXT, "--format"),
    COLOR("color", "", "auto", Kind.TEXT, "--color"),
    BACKUPS("backups", "", "backups in plumbline's own folder", Kind.PATH, "--backup-to"),
    LOCK_TIMEOUT("timeouts.lock", "", "each verb's own", Kind.TIME, "--lock-timeout"),
    STATEMENT_TIMEOUT("timeouts.statement", "", "no limit", Kind.TIME, "--statement-timeout"),
    WAIT("timeouts.wait", "", "60s", Kind.TIME, "--wait"),
    VERIFY_TIMEOUT("timeouts.verify", "", "10m", Kind.TIME, "--timeout");

    /** How the text in the file becomes the option's value. */
    enum Kind {
        TEXT,
        /** A folder beside the file, or the name of a pack that ships. */
        PACK,
        /** Relative to the folder of the file. */
        PATH,
        TIME
    }

    private final String key;
    private final String variable;
    private final String otherwise;
    private final Kind kind;
    private final List<String> options;

    Setting(String key, String variable, String otherwise, Kind kind, String... options) {
        this.key = key;
        this.variable = variable;
        this.otherwise = otherwise;
        this.kind = kind;
        this.options = List.of(options);
    }

    public String key() {
        return key;
    }

    /** The corresponding environment variable; empty when there is none. */
    public String variable() {
        return variable;
    }

    /** The value when nothing is set. */
    public String otherwise() {
        return otherwise;
    }

    Kind kind() {
        return kind;
    }

    static Optional<Setting> ofOption(List<String> names) {
        return Stream.of(values())
                .filter(setting -> setting.options.stream().anyMatch(names::contains))
                .findFirst();
    }

    static Optional<Setting> ofKey(String key) {
        return Stream.of(values()).filter(setting -> setting.key.equals(key)).findFirst();
    }
}
