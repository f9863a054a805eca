package dev.plumbline.loader.reject;

/** How a value is written in a rejects file. */
public enum Cells {
    /** As in its own file, for programs. */
    AS_IS,
    /** With an apostrophe before what a spreadsheet would evaluate, for people. */
    FOR_SPREADSHEETS
}
