package dev.plumbline.cli.help;

import dev.plumbline.database.resource.Resource;
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
        return Resource.text(Topics.class, topic.word() + ".txt");
    }
}
