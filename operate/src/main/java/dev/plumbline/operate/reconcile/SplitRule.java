package dev.plumbline.operate.reconcile;

import dev.plumbline.schema.pack.Pack;
import java.util.Optional;

/**
 * What separates the elements of a plain text that becomes an array, and where that is stated.
 *
 * @param separator empty: none stated
 * @param source where it is stated, for messages
 */
record SplitRule(String separator, String source) {
    private static final String HOME = "public.";
    private static final String PACK = "pack.yaml";

    /** The command line takes precedence over the pack's entry for the column. */
    static SplitRule of(ReconcileOptions options, Pack pack, String table, String column) {
        if (options.split().isPresent()) {
            return new SplitRule(options.split().get(), "--split");
        }
        return ofPack(pack, table, column).orElseGet(() -> new SplitRule("", ""));
    }

    static Optional<SplitRule> ofPack(Pack pack, String table, String column) {
        String full = table + "." + column;
        return pack.splits().entrySet().stream()
                .filter(split -> full.equals(split.getKey()) || full.equals(HOME + split.getKey()))
                .map(split -> new SplitRule(split.getValue(), PACK))
                .findFirst();
    }

    boolean isStated() {
        return !separator.isEmpty();
    }

    boolean isOfPack() {
        return source.equals(PACK);
    }

    String words() {
        return "'" + separator + "' separates elements (" + source + "), blanks around them and empty ones go";
    }
}
