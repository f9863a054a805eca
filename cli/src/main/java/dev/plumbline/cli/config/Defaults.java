package dev.plumbline.cli.config;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Gives options that were not typed the values of the settings. */
public final class Defaults implements IDefaultValueProvider {
    private final Settings settings;

    public Defaults(Settings settings) {
        this.settings = settings;
    }

    /** The settings that a command's options take their defaults from. */
    public static Settings settingsOf(CommandSpec command) {
        return command.defaultValueProvider() instanceof Defaults defaults ? defaults.settings : Settings.ofProcess();
    }

    @Override
    public @Nullable String defaultValue(ArgSpec arg) {
        Optional<Setting> setting = arg instanceof OptionSpec option
                ? Setting.ofOption(List.of(option.names()))
                : arg.paramLabel().equals("PACK") ? Optional.of(Setting.PACK) : Optional.empty();
        return setting.flatMap(settings::get).map(Value::text).orElse(null);
    }
}
