package dev.plumbline.operate.backup.source;

/** Receives the progress of a long piece of work. */
@FunctionalInterface
public interface Progress {

    /**
     * A step has got this far.
     *
     * @param done rows so far, -1 where a step has none
     */
    public void at(String step, long done, long expected);

    /** Reports nothing. */
    public static Progress silent() {
        return (step, done, expected) -> {};
    }
}
