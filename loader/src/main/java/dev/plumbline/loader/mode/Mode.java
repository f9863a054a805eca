package dev.plumbline.loader.mode;

/** What a load does with the rows that are there already. */
public enum Mode {
    /** Adds to them. */
    APPEND,
    /** Puts others in their place. */
    REPLACE,
    /** Changes those with the same key, adds the others. */
    UPSERT,
    /** As upsert, and deletes those whose key is not in the input. */
    SYNC;

    public boolean staged() {
        return this == UPSERT || this == SYNC;
    }
}
