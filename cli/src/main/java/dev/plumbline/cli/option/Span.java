package dev.plumbline.cli.option;

import dev.plumbline.cli.config.Durations;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A period of time as people write it: {@code 500ms}, {@code 60s}, {@code 5m}, {@code 2h}; never zero. A bare number is seconds.
 */
public final class Span implements ITypeConverter<Duration> {
    /** Made by picocli. */
    public Span() {}

    @Override
    public Duration convert(String text) {
        return parsed(text, "s").filter(time -> !time.isZero()).orElseThrow(() -> wrong(text, "90s, 10m or 1h"));
    }

    /** One that may be 0, for options whose bare number has always been seconds. */
    public static final class Seconds implements ITypeConverter<Duration> {
        /** Made by picocli. */
        public Seconds() {}

        @Override
        public Duration convert(String text) {
            return parsed(text, "s").orElseThrow(() -> wrong(text, "30s, 5m or 0"));
        }
    }

    /** One that may be 0, for options whose bare number has always been milliseconds. */
    public static final class Milliseconds implements ITypeConverter<Duration> {
        /** Made by picocli. */
        public Milliseconds() {}

        @Override
        public Duration convert(String text) {
            return parsed(text, "ms").orElseThrow(() -> wrong(text, "500ms, 5s or 0"));
        }
    }

    private static Optional<Duration> parsed(String text, String unit) {
        boolean bare = !text.isEmpty() && Character.isDigit(text.charAt(text.length() - 1));
        return Durations.of(bare ? text + unit : text);
    }

    private static TypeConversionException wrong(String text, String examples) {
        return new TypeConversionException("'" + text + "', expected a time such as " + examples);
    }
}
