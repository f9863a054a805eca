package dev.plumbline.catalog;

/** Splits quoted, dotted names. */
public final class Identity {

    private Identity() {}

    /** {@code public."a.b".c} gives {@code c}. */
    public static String last(String identity) {
        return identity.substring(lastDot(identity) + 1);
    }

    /** {@code public."a.b".c} gives {@code public."a.b"}; a name without a dot gives nothing. */
    public static String qualifier(String identity) {
        return identity.substring(0, Math.max(0, lastDot(identity)));
    }

    /** {@code public."a(b".c(integer)} gives {@code public."a(b".c}. */
    public static String withoutArguments(String identity) {
        return identity.substring(0, end(identity));
    }

    private static int lastDot(String identity) {
        int end = end(identity);
        boolean quoted = false;
        int found = -1;
        for (int i = 0; i < end; i++) {
            char c = identity.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '.') {
                found = i;
            }
        }
        return found;
    }

    /** The name itself, without its arguments. */
    private static int end(String identity) {
        boolean quoted = false;
        for (int i = 0; i < identity.length(); i++) {
            char c = identity.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '(') {
                return i;
            }
        }
        return identity.length();
    }
}
