package dev.plumbline.verifier;

import dev.plumbline.verifier.check.Check;
import dev.plumbline.verifier.check.CheckContext;
import dev.plumbline.verifier.check.CheckFamily;
import dev.plumbline.verifier.check.CheckResult;
import dev.plumbline.verifier.check.Family;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The checks to be run.
 *
 * @param checks by family; a family without any means all of its checks
 */
public record Selection(Map<Family, Set<String>> checks) {

    public Selection {
        var copy = new EnumMap<Family, Set<String>>(Family.class);
        checks.forEach((family, ids) -> copy.put(family, Set.copyOf(ids)));
        checks = copy;
    }

    public static Selection of(Set<Family> families) {
        var all = new EnumMap<Family, Set<String>>(Family.class);
        families.forEach(family -> all.put(family, Set.of()));
        return new Selection(all);
    }

    /**
     * Families and checks of them, such as {@code contract,health/unused_index}.
     *
     * @throws IllegalArgumentException naming the family that is not known
     */
    public static Selection parse(String list) {
        var whole = EnumSet.noneOf(Family.class);
        var parts = new EnumMap<Family, Set<String>>(Family.class);
        for (String word : list.split(",", -1)) {
            String[] both = word.strip().split("/", 2);
            Family family = Family.parse(both[0]).iterator().next();
            if (both.length == 1) {
                whole.add(family);
            } else {
                parts.computeIfAbsent(family, any -> new TreeSet<>()).add(both[1]);
            }
        }
        whole.forEach(family -> parts.put(family, Set.of()));
        return new Selection(parts);
    }

    public Set<Family> families() {
        return checks.keySet();
    }

    /** The family without the checks that are not selected; one that reports under several names is kept as a whole. */
    CheckFamily of(CheckFamily family) {
        Set<String> wanted = checks.getOrDefault(family.family(), Set.of());
        return wanted.isEmpty()
                ? family
                : new CheckFamily() {
                    @Override
                    public Family family() {
                        return family.family();
                    }

                    @Override
                    public List<? extends Check> checks(CheckContext context) throws SQLException {
                        List<? extends Check> all = family.checks(context);
                        List<? extends Check> named = all.stream()
                                .filter(check -> wanted.contains(check.id()))
                                .toList();
                        return named.size() == wanted.size() ? named : all;
                    }
                };
    }

    /** The selected part of a family's results. */
    List<CheckResult> of(Family family, List<CheckResult> results) {
        Set<String> wanted = checks.getOrDefault(family, Set.of());
        return wanted.isEmpty()
                ? results
                : results.stream()
                        .filter(result -> wanted.contains(result.id()))
                        .toList();
    }

    /** Names of checks under which nothing was reported. */
    List<String> unanswered(List<CheckResult> results) {
        return checks.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .filter(id -> results.stream()
                                .noneMatch(result -> result.family() == entry.getKey()
                                        && result.id().equals(id)))
                        .map(id -> entry.getKey().id() + "/" + id))
                .sorted()
                .toList();
    }

    @Override
    public String toString() {
        return Arrays.toString(checks.keySet().toArray());
    }
}
