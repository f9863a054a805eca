package dev.plumbline.packs.vehicles.data;

import dev.plumbline.data.Mix;
import dev.plumbline.packs.vehicles.data.Knowledge.GearboxLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The transmission catalogue, exactly as long as promised: every kind ("6-Speed Manual"), every kind with a code
 * ("6-Speed Manual Getrag MT82"), then the four-wheel-drive and the special versions of the coded ones, in file order,
 * until the number is reached.
 */
final class Gearboxes {
    private final List<Gearbox> all;

    Gearboxes(List<GearboxLine> lines, int count) {
        Map<String, Gearbox> byName = new LinkedHashMap<>();
        for (GearboxLine line : lines) {
            add(byName, line.kind(), false, line);
        }
        for (GearboxLine line : lines) {
            for (String code : line.codes()) {
                add(byName, line.kind() + " " + code, true, line);
            }
        }
        if (byName.size() > count) {
            throw new IllegalStateException(byName.size() + " transmissions known, at most " + count + " wanted");
        }
        addVersions(byName, count);
        if (byName.size() != count) {
            throw new IllegalStateException(byName.size() + " transmissions can be named, " + count + " wanted");
        }
        all = List.copyOf(byName.values());
    }

    List<Gearbox> all() {
        return all;
    }

    /** Those for a phase: up to two kinds, and the codes used least so far, so that all come to be used. */
    List<Gearbox> choose(Model model, Years years) {
        List<Gearbox> chosen = new ArrayList<>(best(model, years, false, 2));
        chosen.addAll(best(model, years, true, model.electric() ? 3 : 2));
        chosen.forEach(gearbox -> gearbox.uses++);
        return chosen;
    }

    /** Those of a phase that were there in this very year; never none. */
    List<Gearbox> in(Generation phase, int year) {
        List<Gearbox> there = phase.gearboxes().stream()
                .filter(gearbox -> gearbox.fits(phase.model(), year))
                .toList();
        if (!there.isEmpty()) {
            return there;
        }
        return all.stream()
                .filter(gearbox -> !gearbox.coded && gearbox.fits(phase.model(), year))
                .findFirst()
                .map(List::of)
                .orElseThrow(() -> new IllegalStateException(
                        "transmissions.txt: none for " + phase.model().key() + " of " + year));
    }

    private List<Gearbox> best(Model model, Years years, boolean coded, int limit) {
        long seed = Mix.of(model.key());
        return all.stream()
                .filter(gearbox -> gearbox.coded == coded && gearbox.fits(model, years))
                .sorted(Comparator.comparingInt((Gearbox gearbox) -> coded ? gearbox.uses : 0)
                        .thenComparingLong(gearbox -> Mix.of(seed, gearbox.chance)))
                .limit(limit)
                .toList();
    }

    private static void add(Map<String, Gearbox> byName, String name, boolean coded, GearboxLine line) {
        byName.computeIfAbsent(name, unknown -> new Gearbox(unknown, coded))
                .lines
                .add(line);
    }

    private static void addVersions(Map<String, Gearbox> byName, int count) {
        List<Gearbox> coded =
                byName.values().stream().filter(gearbox -> gearbox.coded).toList();
        for (boolean driven : new boolean[] {true, false}) {
            for (Gearbox gearbox : coded) {
                if (byName.size() < count) {
                    boolean truck = driven && gearbox.lines.get(0).layouts().contains("T");
                    String version = truck ? "4WD" : driven ? "AWD" : special(gearbox.name);
                    gearbox.lines.forEach(line ->
                            add(byName, gearbox.name + " " + version, true, truck ? line.forLayouts("T") : line));
                }
            }
        }
    }

    private static String special(String name) {
        if (name.contains("Manual") && !name.contains("Automated")) {
            return "Close-Ratio";
        }
        return name.startsWith("3") || name.startsWith("4") ? "Heavy-Duty" : "with Paddle Shifters";
    }
}
