package dev.plumbline.verifier.data;

/** The verdict on a promise: the figure, and whether it keeps what was promised. */
record PromiseVerdict(boolean kept, String actual) {}
