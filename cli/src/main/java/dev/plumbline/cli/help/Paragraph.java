package dev.plumbline.cli.help;

import java.util.ArrayList;
import java.util.List;

/** Text in lines of a given width. Words are never split: one that is longer than a line has a line of its own. */
final class Paragraph {

    private Paragraph() {}

    static List<String> lines(String text, int width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }
}
