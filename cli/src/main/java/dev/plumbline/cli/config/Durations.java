package dev.plumbline.cli.config;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as people write them: always with their unit, except for zero. */
public final class Durations {
    private static final Pattern TIME = Pattern.compile("(\\d{1,10})(ms|s|m|h)");

    private Durations() {}

    public static Optional<Duration> of(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            return text.equals("0") ? Optional.of(Duration.ZERO) : Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(number);
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    default -> Duration.ofHours(number);
                });
    }

    /** As somebody would type it: in the largest unit that leaves no fraction. */
    public static String text(Duration time) {
        long milliseconds = time.toMillis();
        if (milliseconds == 0) {
            return "0";
        }
        if (milliseconds % 1000 != 0) {
            return milliseconds + "ms";
        }
        long seconds = milliseconds / 1000;
        return seconds % 3600 == 0 ? seconds / 3600 + "h" : seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
