package dev.plumbline.operate.undo.keep;

import dev.plumbline.operate.undo.keep.CatalogText.Before;
import dev.plumbline.schema.pack.Phase;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the steps of one run had found, the last step first. Going back a step costs as much as the step changed. */
public final class RecordedRun {
    private final CatalogText catalogue;
    private final Deque<Step> steps = new ArrayDeque<>();

    /** @param whole whether the text is a whole catalogue, not the changes since the step before */
    record Part(String phase, String version, boolean whole, String text, boolean exact) {}

    private record Step(String phase, String version, Before before) {}

    /** @param parts the first of them whole */
    RecordedRun(List<Part> parts) {
        this.catalogue = new CatalogText(parts.get(0).text());
        for (Part part : parts) {
            var before = part.whole() ? new Before(Map.of()) : catalogue.change(part.text());
            steps.push(new Step(part.phase(), part.version(), before));
        }
    }

    /** The catalogue that the current step had found. */
    public CatalogText catalogue() {
        return catalogue;
    }

    public boolean standsAt(Phase phase, String version) {
        Step step = steps.peek();
        return step != null
                && step.phase().equals(phase.word())
                && step.version().equals(version);
    }

    /** Moves to the step before; returns the keys of what was different then. */
    public Collection<String> back() {
        Before before = steps.pop().before();
        catalogue.takeBack(before);
        return Set.copyOf(before.objects().keySet());
    }
}
