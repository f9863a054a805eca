package dev.plumbline.packs.vehicles.data;

import dev.plumbline.data.Mix;
import dev.plumbline.packs.vehicles.data.Knowledge.FamilyLine;
import dev.plumbline.packs.vehicles.data.Knowledge.TrimLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Cuts the life of each model into phases and puts engines, transmissions and trims to them. */
final class Lineup {
    private static final int FAMILIES = 5;
    private static final int TRIMS = 10;
    private static final Set<String> AMERICAN = Set.of(
            "Buick",
            "Cadillac",
            "Chevrolet",
            "Chrysler",
            "Dodge",
            "Ford",
            "Gmc",
            "Hummer",
            "Jeep",
            "Lincoln",
            "Mercury",
            "Oldsmobile",
            "Plymouth",
            "Pontiac",
            "Ram",
            "Saturn");

    private static final Set<String> OVERHEAD = Set.of("Cadillac", "Ford", "Lincoln", "Mercury");

    private final Knowledge knowledge;
    private final Gearboxes gearboxes;

    Lineup(Knowledge knowledge, Gearboxes gearboxes) {
        this.knowledge = knowledge;
        this.gearboxes = gearboxes;
    }

    List<Generation> phases() {
        List<Generation> phases = new ArrayList<>();
        for (Model model : knowledge.models()) {
            for (Years span : model.years()) {
                for (int first = span.first(); first <= span.last(); ) {
                    int length = 2 + Mix.below(Mix.of(Mix.of(model.key()), first), 3);
                    // A rest of one year joins the phase before it.
                    int last = span.last() - first < length + 1 ? span.last() : first + length - 1;
                    Years years = new Years(first, last);
                    phases.add(new Generation(model, years, engines(model, years), gearboxes.choose(model, years)));
                    first = last + 1;
                }
            }
        }
        return phases;
    }

    /** The trims of a model in a year, from the plainest to the richest: its own, else its make's, else anyone's. */
    List<String> trims(Model model, int year) {
        for (String make : List.of(model.make(), "*")) {
            for (String subject : List.of(model.name(), model.segment().name().toLowerCase(Locale.ROOT))) {
                Set<String> trims = new LinkedHashSet<>();
                for (TrimLine line : knowledge.trims()) {
                    if (line.makes().contains(make)
                            && line.subject().equals(subject)
                            && Years.any(line.years(), year)) {
                        trims.addAll(line.trims());
                    }
                }
                if (!trims.isEmpty()) {
                    return trims.stream().limit(TRIMS).toList();
                }
            }
        }
        throw new IllegalStateException("trims.txt: none for " + model.key() + " of " + year);
    }

    private List<EngineOffer> engines(Model model, Years years) {
        if (model.electric()) {
            return List.of();
        }
        List<EngineFamily> families = families(model, years);
        List<EngineOffer> engines = new ArrayList<>();
        for (EngineFamily family : families) {
            engines.add(new EngineOffer(family, false, family.power(years.first(), model.segment()), family.name()));
        }
        for (int i = 0; i < model.segment().ratings; i++) {
            engines.add(rated(model, years, families.get(i % families.size()), i));
        }
        return engines;
    }

    private static EngineOffer rated(Model model, Years years, EngineFamily family, int nth) {
        long chance = Mix.of(Mix.of(Mix.of(model.key()), years.first()), nth);
        int year = Math.max(years.first(), family.years().get(0).first());
        int power = family.power(year, model.segment()) * (90 + Mix.below(chance, 21)) / 100;
        return new EngineOffer(
                family, true, power + Mix.below(chance >>> 7, 3), family.name() + valves(model, family, year));
    }

    private static String valves(Model model, EngineFamily family, int year) {
        if (family.diesel() || family.name().contains("Hybrid") || family.name().startsWith("R")) {
            return "";
        }
        if (AMERICAN.contains(model.make()) && (year < 1990 || pushrod(model, family))) {
            return " OHV";
        }
        return year < 1988 + Mix.below(Mix.of(Mix.of(model.make()), family.name()), 15) ? " SOHC" : " DOHC";
    }

    /** The V8 of Chrysler and General Motors kept its pushrods; those of Ford and Cadillac did not. */
    private static boolean pushrod(Model model, EngineFamily family) {
        return family.name().startsWith("V8") && !OVERHEAD.contains(model.make());
    }

    /** At most five families, the same ones through the life of a model as far as they last; every year has one. */
    private List<EngineFamily> families(Model model, Years years) {
        Set<EngineFamily> eligible = new LinkedHashSet<>();
        List<EngineFamily> known = model.engines().isEmpty() ? ofMakeAndSegment(model) : model.engines();
        for (EngineFamily family : known) {
            if (Years.anyMeets(family.years(), years)) {
                eligible.add(family);
            }
        }
        List<EngineFamily> sorted = new ArrayList<>(eligible);
        if (model.engines().isEmpty()) {
            sorted.sort(Comparator.comparingLong(family -> Mix.of(Mix.of(model.key()), family.name())));
        }
        List<EngineFamily> chosen = new ArrayList<>(sorted.subList(0, Math.min(FAMILIES, sorted.size())));
        for (int year = years.first(); year <= years.last(); year++) {
            int wanted = year;
            if (chosen.stream().noneMatch(family -> Years.any(family.years(), wanted))) {
                chosen.add(sorted.stream()
                        .filter(family -> Years.any(family.years(), wanted))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException(
                                "engines.txt: none for " + model.key() + " (" + model.segment() + ") of " + wanted)));
            }
        }
        return chosen;
    }

    private List<EngineFamily> ofMakeAndSegment(Model model) {
        List<EngineFamily> families = new ArrayList<>();
        for (FamilyLine line : knowledge.families()) {
            if (line.makes().contains(model.make()) && line.segments().contains(model.segment())) {
                families.add(line.family());
            }
        }
        return families;
    }
}
