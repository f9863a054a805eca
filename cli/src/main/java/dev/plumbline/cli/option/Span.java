package dev.plumbline.cli.option;

import dev.plumbline.cli.config.Times;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A stretch of time as people write it: {@code 500ms}, {@code 60s}, {@code 5m}, {@code 2h}; a bare number is seconds. */
public final class Span implements ITypeConverter<Duration> {
    /** Made by picocli. */
    public Span() {}

    @Override
    public Duration convert(String text) {
        boolean bare = !text.isEmpty() && Character.isDigit(text.charAt(text.length() - 1));
        return Times.of(bare ? text + "s" : text)
                .filter(time -> !text.startsWith("0"))
                .orElseThrow(
                        () -> new TypeConversionException("'" + text + "', expected a time such as 90s, 10m or 1h"));
    }
}
