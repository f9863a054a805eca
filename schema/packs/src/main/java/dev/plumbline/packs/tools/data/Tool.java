package dev.plumbline.packs.tools.data;

import dev.plumbline.data.DataRow;
import dev.plumbline.data.DataRowWriter;
import dev.plumbline.data.Mix;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A row of {@code tool}.
 *
 * @param edition 0 is the first; later ones share everything but their key and a little of where they lie
 * @param embedded what its own part of the embedding is made of; empty: it has none yet
 */
record Tool(
        int index,
        Topic topic,
        int topicNumber,
        int subjectNumber,
        int action,
        int kind,
        int edition,
        Optional<Long> embedded)
        implements DataRow {
    private static final String[][] DOES = {
        {"view", "Shows", "inspect"},
        {"convert", "Converts", "convert"},
        {"check", "Checks", "validate"},
        {"compare", "Compares", "diff"},
        {"watch", "Watches", "monitor"},
        {"search", "Searches", "search"},
        {"clean", "Cleans up", "cleanup"},
        {"sync", "Keeps in step", "sync"},
        {"build", "Builds", "generate"},
        {"report", "Reports on", "report"}
    };
    private static final String[][] AS = {
        {"", "from the command line", "cli"},
        {"studio", "in a window of its own", "gui"},
        {"server", "for a whole team", "server"},
        {"lite", "with no more than it takes", "minimal"},
        {"kit", "as a library", "library"}
    };
    static final int ACTIONS = 10;
    static final int KINDS = 5;
    private static final String[] LANGUAGES = {"Rust", "Go", "Java", "Python", "C++", "TypeScript", "C"};
    private static final String[] LICENCES = {"MIT", "Apache-2.0", "MIT", "GPL-3.0", "BSD-3-Clause", "proprietary"};
    private static final long BEGIN = 1_704_067_200L;

    private String subject() {
        return topic.subjects().get(subjectNumber);
    }

    private String key() {
        String plain = (subject() + " " + DOES[action][0] + " " + AS[kind][0]
                        + (edition == 0 ? "" : " " + (edition + 1)))
                .strip();
        return plain.replaceAll("[^\\p{Alnum}]+", "-").toLowerCase(Locale.ROOT);
    }

    private String name() {
        String kindOf = AS[kind][0];
        String does = DOES[action][0];
        String capital = does.substring(0, 1).toUpperCase(Locale.ROOT) + does.substring(1);
        String plain = subject() + " " + capital
                + (kindOf.isEmpty() ? "" : " " + kindOf.substring(0, 1).toUpperCase(Locale.ROOT) + kindOf.substring(1));
        return plain.substring(0, 1).toUpperCase(Locale.ROOT)
                + plain.substring(1)
                + (edition == 0 ? "" : " " + (edition + 1));
    }

    @Override
    public void writeTo(DataRowWriter writer) {
        long chance = Mix.of(92, index);
        writer.number(index + 1L);
        writer.text(key());
        writer.text(name());
        writer.text(DOES[action][1] + " " + subject() + ", " + AS[kind][1] + ".");
        writer.text(array(platforms(chance)));
        writer.text(array(tags(chance)));
        writer.text("{\"license\": \"" + LICENCES[Mix.below(chance, LICENCES.length)] + "\", \"language\": \""
                + LANGUAGES[Mix.below(chance >>> 7, LANGUAGES.length)] + "\", \"homepage\": \"https://" + key()
                + ".example.org\"}");
        if (embedded.isPresent()) {
            int subject = topicNumber * Topic.SUBJECTS + subjectNumber;
            writer.text(Embedding.of(topicNumber, subject, action, embedded.get()));
        } else {
            writer.nothing();
        }
        // few are used much
        int most = 200_000 >>> Mix.below(chance >>> 5, 17);
        writer.number(Mix.below(chance >>> 9, most + 1));
        writer.text(Instant.ofEpochSecond(BEGIN + index % 20_000 * 3_001L + Mix.below(chance >>> 3, 3_000))
                .toString());
    }

    /** The likeliest platform of the topic and some of the others. */
    private List<String> platforms(long chance) {
        var platforms = new ArrayList<String>();
        for (int i = 0; i < topic.platforms().size(); i++) {
            if (i == 0 || Mix.below(Mix.of(chance, i), 3) != 0) {
                platforms.add(topic.platforms().get(i));
            }
        }
        return platforms;
    }

    private List<String> tags(long chance) {
        var tags = new ArrayList<>(List.of(topic.name(), subject(), DOES[action][2]));
        if (Mix.below(chance >>> 2, 4) != 0) {
            tags.add(AS[kind][2]);
        }
        return tags;
    }

    /** As PostgreSQL writes an array: in quotes where a text could be read as something else. */
    private static String array(List<String> elements) {
        var text = new StringBuilder("{");
        for (String element : elements) {
            boolean plain = element.matches("[\\p{Alnum}+#./_-]+");
            text.append(text.length() == 1 ? "" : ",").append(plain ? element : '"' + element + '"');
        }
        return text.append('}').toString();
    }
}
