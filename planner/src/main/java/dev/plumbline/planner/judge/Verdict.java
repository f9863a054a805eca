package dev.plumbline.planner.judge;

import dev.plumbline.planner.rule.Finding;
import dev.plumbline.planner.rule.Severity;
import java.util.List;
import java.util.Locale;

/** In a word, worst last. */
public enum Verdict {
    SAFE,
    NEEDS_CARE,
    DANGEROUS;

    static Verdict of(List<Finding> findings) {
        return findings.stream().map(Finding::severity).map(Verdict::of).reduce(SAFE, Verdict::worse);
    }

    private static Verdict of(Severity severity) {
        return switch (severity) {
            case ADVICE -> SAFE;
            case CARE -> NEEDS_CARE;
            case DANGEROUS -> DANGEROUS;
        };
    }

    public Verdict worse(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
