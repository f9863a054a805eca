package dev.plumbline.loader.value;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Checks the ISO forms {@code 2024-02-29}, {@code 2024-02-29 12:30:00.5} and {@code 12:30} field by field. PostgreSQL reads many more
 * forms (and depends on DateStyle and time zone names for them): those are left to the server.
 */
record DateTimeCheck(boolean date, boolean time) implements ValueCheck {

    @Override
    public @Nullable String problem(byte[] text, int from, int to) {
        int i = from;
        if (date) {
            if (!isoDate(text, from, to)) {
                return hopeless(text, from, to);
            }
            String problem = dateProblem(text, from);
            if (problem != null) {
                return ValueCheck.show(text, from, to) + problem;
            }
            i += 10;
            if (i == to) {
                return null;
            }
            if (!time || text[i] != ' ' && text[i] != 'T') {
                return null;
            }
            i++;
        }
        boolean clock = to - i >= 5 && two(text, i) >= 0 && text[i + 2] == ':' && two(text, i + 3) >= 0;
        if (!clock || to - i > 5 && (text[i + 5] >= '0' && text[i + 5] <= '9' || text[i + 5] == '.')) {
            return date ? null : hopeless(text, from, to);
        }
        boolean seconds = to - i >= 8 && text[i + 5] == ':' && two(text, i + 6) >= 0;
        boolean wrong = two(text, i + 3) > 59 || seconds && two(text, i + 6) > 60;
        boolean twelveHours = to - i > 8 && hasLetterM(text, i, to);
        wrong |= two(text, i) > 24 && !twelveHours;
        return wrong ? ValueCheck.show(text, from, to) + " has no such time of day" : null;
    }

    @Override
    public String state(byte[] text, int from, int to) {
        return hopeless(text, from, to) == null ? "22008" : "22007";
    }

    private static boolean isoDate(byte[] text, int from, int to) {
        boolean shape = to - from >= 10
                && two(text, from) >= 0
                && two(text, from + 2) >= 0
                && text[from + 4] == '-'
                && two(text, from + 5) >= 0
                && text[from + 7] == '-'
                && two(text, from + 8) >= 0
                && (to - from == 10 || text[from + 10] < '0' || text[from + 10] > '9');
        if (!shape) {
            return false;
        }
        for (int i = from + 10; i < to; i++) {
            if ((text[i] | 32) == 'b') { // 0001-01-01 BC counts leap years otherwise
                return false;
            }
        }
        return true;
    }

    private static @Nullable String dateProblem(byte[] text, int from) {
        int year = two(text, from) * 100 + two(text, from + 2);
        int month = two(text, from + 5);
        int day = two(text, from + 8);
        if (month < 1 || month > 12) {
            return " has no month " + month;
        }
        if (day < 1 || day > YearMonth.of(year, month).lengthOfMonth()) {
            return " is a day that does not exist";
        }
        return year == 0 ? " has no year 0" : null;
    }

    /** Without a digit and without a letter, or empty: not a date or time in any form. */
    private static @Nullable String hopeless(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] < 0 || Character.isLetterOrDigit(text[i])) {
                return null;
            }
        }
        return ValueCheck.show(text, from, to) + " is not a date or time";
    }

    private static boolean hasLetterM(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if ((text[i] | 32) == 'm') {
                return true;
            }
        }
        return false;
    }

    /** Two digits as a number, -1 when they are not. */
    private static int two(byte[] text, int at) {
        int high = text[at] - '0';
        int low = text[at + 1] - '0';
        return high < 0 || high > 9 || low < 0 || low > 9 ? -1 : high * 10 + low;
    }
}
