package dev.plumbline.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a terminal shows: lines of a width that wrap unless that is switched off, and the few sequences that we write. */
public final class Screen {
    private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[([?0-9;]*)([a-zA-Z])");

    private final List<StringBuilder> rows = new ArrayList<>(List.of(new StringBuilder()));
    private int width;
    private int column;
    private boolean wraps = true;
    private int wrapped;

    public Screen(int width) {
        this.width = width;
    }

    /** As somebody pulls at the window: what stands there is left as it is. */
    public synchronized void resize(int columns) {
        width = columns;
        column = Math.min(column, columns - 1);
    }

    public synchronized void write(String bytes) {
        Matcher sequence = SEQUENCE.matcher(bytes);
        int at = 0;
        while (at < bytes.length()) {
            if (bytes.charAt(at) == '\u001b') {
                if (!sequence.find(at) || sequence.start() != at) {
                    throw new IllegalArgumentException("a sequence that this terminal does not know at " + at);
                }
                sequence(sequence.group(1), sequence.group(2));
                at = sequence.end();
            } else {
                put(bytes.charAt(at++));
            }
        }
    }

    private void sequence(String number, String letter) {
        StringBuilder row = rows.get(rows.size() - 1);
        switch (number + letter) {
            case "?7l" -> wraps = false;
            case "?7h" -> wraps = true;
            case "K" -> row.setLength(Math.min(row.length(), column));
            default -> {
                if (!letter.equals("m")) {
                    throw new IllegalArgumentException(
                            "a sequence that this terminal does not know: " + number + letter);
                }
            }
        }
    }

    private void put(char character) {
        if (character == '\r') {
            column = 0;
        } else if (character == '\n') {
            rows.add(new StringBuilder());
            column = 0;
        } else if (column == width && wraps) {
            rows.add(new StringBuilder().append(character));
            column = 1;
            wrapped++;
        } else {
            StringBuilder row = rows.get(rows.size() - 1);
            int where = Math.min(column, width - 1);
            row.append(" ".repeat(Math.max(0, where + 1 - row.length()))).setCharAt(where, character);
            column = Math.min(column + 1, width);
        }
    }

    /** How many lines did not fit. */
    public synchronized int wrapped() {
        return wrapped;
    }

    public synchronized List<String> rows() {
        return rows.stream().map(row -> row.toString().stripTrailing()).toList();
    }
}
