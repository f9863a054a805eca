package dev.plumbline.operate.backup.source;

/** Hears how a long piece of work goes on. */
@FunctionalInterface
public interface Progress {

    /**
     * A step has come this far.
     *
     * @param done rows so far, -1 where a step has none
     */
    public void at(String step, long done, long expected);

    /** Says nothing. */
    public static Progress silent() {
        return (step, done, expected) -> {};
    }
}
