package dev.plumbline.loader.reject;

/** How a value stands in a file of rejects. */
public enum Cells {
    /** As it stood in its file, for programs. */
    AS_IS,
    /** With an apostrophe before what a spreadsheet would compute, for people. */
    FOR_SPREADSHEETS
}
