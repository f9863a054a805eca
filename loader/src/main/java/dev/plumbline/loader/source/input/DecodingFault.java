package dev.plumbline.loader.source.input;

/**
 * A place in the input that is not text.
 *
 * @param at position in the text as UTF-8
 * @param sourceOffset position in the uncompressed file
 * @param problem what is there
 */
record DecodingFault(long at, long sourceOffset, String problem) {}
