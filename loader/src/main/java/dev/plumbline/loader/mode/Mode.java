package dev.plumbline.loader.mode;

/** What a load does with existing rows. */
public enum Mode {
    /** Adds to them. */
    APPEND,
    /** Replaces them. */
    REPLACE,
    /** Updates those with the same key, adds the others. */
    UPSERT,
    /** As upsert, and deletes those whose key is not in the input. */
    SYNC;

    public boolean staged() {
        return this == UPSERT || this == SYNC;
    }
}
