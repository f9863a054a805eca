package dev.plumbline.cli.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.CommandLine.Model.CommandSpec;

/** What {@code plumbline help TOPIC} prints. */
public final class Topics {

    private Topics() {}

    /** The text of a topic and its options, read from a verb that has them. */
    public static String text(Topic topic, CommandSpec root) {
        var text = new StringBuilder(topic.title())
                .append(".\n\n")
                .append(words(topic))
                .append("\nOptions:\n");
        HelpText.options(topic, root).forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    static String words(Topic topic) {
        String file = topic.word() + ".txt";
        try (InputStream in = Topics.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
