package dev.plumbline.cli.option;

import java.time.Duration;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A stretch of time as people write it: {@code 500ms}, {@code 60s}, {@code 5m}, {@code 2h}; a bare number is seconds. */
public final class Span implements ITypeConverter<Duration> {
    private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,8})(ms|s|m|h)?");

    /** Made by picocli. */
    public Span() {}

    @Override
    public Duration convert(String text) {
        Matcher matcher = SPAN.matcher(text);
        if (!matcher.matches()) {
            throw new TypeConversionException("'" + text + "', expected a time such as 90s, 10m or 1h");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (Objects.requireNonNullElse(matcher.group(2), "s")) {
            case "ms" -> Duration.ofMillis(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofSeconds(number);
        };
    }
}
