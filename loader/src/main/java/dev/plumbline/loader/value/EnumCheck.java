package dev.plumbline.loader.value;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The labels of an enum, in exactly their spelling. */
final class EnumCheck implements ValueCheck {

    private final Set<String> labels;

    EnumCheck(List<String> labels) {
        this.labels = Set.copyOf(labels);
        this.shown = String.join(", ", new LinkedHashSet<>(labels.subList(0, Math.min(12, labels.size()))))
                + (labels.size() > 12 ? ", …" : "");
    }

    private final String shown;

    @Override
    public @Nullable String problem(byte[] text, int from, int to) {
        return labels.contains(new String(text, from, to - from, StandardCharsets.UTF_8))
                ? null
                : ValueCheck.show(text, from, to) + " is not one of " + shown;
    }
}
