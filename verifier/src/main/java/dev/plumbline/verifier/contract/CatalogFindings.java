package dev.plumbline.verifier.contract;

import dev.plumbline.catalog.PropertyDifference;
import dev.plumbline.catalog.diff.CatalogDiff;
import dev.plumbline.catalog.diff.CatalogDifference;
import dev.plumbline.verifier.check.Attachment;
import dev.plumbline.verifier.check.CheckResult;
import dev.plumbline.verifier.check.Family;
import dev.plumbline.verifier.check.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Differences of catalogues as results of checks. */
public final class CatalogFindings {

    private static final int SHORT = 60;

    private CatalogFindings() {}

    /** One result for each difference, a pass when there is none. */
    public static List<CheckResult> of(CatalogDiff diff, int objects, String asWhat) {
        if (diff.isEmpty()) {
            return List.of(CheckResult.of(
                    Family.CONTRACT,
                    "catalogue",
                    "the catalogue is as " + asWhat,
                    Outcome.PASS,
                    objects + " objects alike",
                    objects + " objects"));
        }
        return diff.differences().stream().map(CatalogFindings::result).toList();
    }

    private static CheckResult result(CatalogDifference difference) {
        CheckResult result = CheckResult.of(
                        Family.CONTRACT,
                        difference.change().id() + "_" + difference.kind().id().replace(' ', '_'),
                        difference.title(),
                        Outcome.FAIL,
                        actual(difference),
                        expected(difference))
                .withDetail(detail(difference))
                .explaining(new ExplainedObjects(difference).references());
        if (!difference.fix().statements().isEmpty()) {
            List<String> statements = new ArrayList<>(difference.fix().statements());
            result = result.with(new Attachment.Fix(String.join(";\n", statements) + ";"));
        }
        return result;
    }

    /** The title and the fix are shown elsewhere; a single short property is in actual and expected already. */
    private static String detail(CatalogDifference difference) {
        String body = difference.body().stripTrailing().stripIndent();
        boolean said = difference.properties().size() == 1
                && body.lines().count() == 2
                && difference.properties().stream().allMatch(CatalogFindings::isShort);
        String caution = difference.fix().caution();
        return Stream.of(said ? "" : body, caution.isEmpty() ? "" : "note: " + caution)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static boolean isShort(PropertyDifference property) {
        return Stream.of(property.actual(), property.expected())
                .allMatch(value -> value == null || value.length() <= SHORT);
    }

    private static String actual(CatalogDifference difference) {
        return switch (difference.change()) {
            case MISSING -> "missing";
            case UNEXPECTED -> "present";
            case RENAMED -> Objects.requireNonNull(difference.actual()).identity();
            case CHANGED -> values(difference, PropertyDifference::actual);
        };
    }

    private static String expected(CatalogDifference difference) {
        return switch (difference.change()) {
            case MISSING -> "present";
            case UNEXPECTED -> "absent";
            case RENAMED -> difference.identity();
            case CHANGED -> values(difference, PropertyDifference::expected);
        };
    }

    private static String values(
            CatalogDifference difference,
            Function<PropertyDifference, @org.jspecify.annotations.Nullable String> side) {
        if (difference.properties().size() > 1) {
            return difference.properties().size() + " properties, see below";
        }
        String value = side.apply(difference.properties().get(0));
        String line = value == null ? "not set" : value.replaceAll("\\s+", " ").strip();
        return line.length() > SHORT ? line.substring(0, SHORT) + "…" : line;
    }
}
