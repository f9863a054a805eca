package dev.plumbline.loader.row;

/**
 * How far a source has been read, over all its files.
 *
 * @param bytesRead bytes of the files as stored (compressed bytes)
 * @param bytesTotal size of all files as stored, or -1 when not known (stdin)
 */
public record ReadProgress(long bytesRead, long bytesTotal) {}
