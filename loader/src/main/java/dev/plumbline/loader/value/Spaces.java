package dev.plumbline.loader.value;

/** What C's isspace takes for a space. */
final class Spaces {

    private Spaces() {}

    static boolean is(byte c) {
        return c == ' ' || c >= 9 && c <= 13;
    }
}
