package dev.plumbline.verifier.data;

/** What a promise was found to be: the figure, and whether it keeps what was promised. */
record PromiseVerdict(boolean kept, String actual) {}
