package dev.plumbline.packs.vehicles.data;

import dev.plumbline.data.Mix;
import dev.plumbline.packs.vehicles.data.Quota.Claim;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Names the engines on offer so that exactly the promised number of names comes out and each is used: the families as
 * such first; what is left of the number is shared among the families by how often they are offered in a rated variant.
 * Within a family the variants are put in order of power and cut into as many neighbours as there are names.
 */
final class Engines {
    private Engines() {}

    /** Gives every engine of the phases its name and id; returns the names by id, the first of id 1. */
    static List<String> name(List<Generation> phases, int count) {
        Map<String, Integer> plain = new LinkedHashMap<>();
        Map<String, List<EngineOffer>> buckets = new TreeMap<>();
        for (Generation phase : phases) {
            for (EngineOffer engine : phase.engines()) {
                if (engine.rated) {
                    buckets.computeIfAbsent(engine.bucket, key -> new ArrayList<>())
                            .add(engine);
                } else {
                    plain.put(engine.name, 0);
                }
            }
        }
        List<Claim> claims = new ArrayList<>();
        buckets.forEach((key, engines) -> claims.add(new Claim(engines.size() * 16L, 1, engines.size(), Mix.of(key))));
        int[] names = Quota.share(count - plain.size(), claims);
        int bucket = 0;
        for (Map.Entry<String, List<EngineOffer>> entry : buckets.entrySet()) {
            rate(entry.getKey(), entry.getValue(), names[bucket++]);
        }
        return number(phases);
    }

    private static void rate(String bucket, List<EngineOffer> engines, int names) {
        List<EngineOffer> byPower = new ArrayList<>(engines);
        byPower.sort(Comparator.comparingInt(engine -> engine.power));
        int group = -1;
        int power = -1;
        int same = 0;
        String name = bucket;
        for (int i = 0; i < byPower.size(); i++) {
            EngineOffer engine = byPower.get(i);
            int now = (int) ((long) i * names / byPower.size());
            if (now != group) {
                group = now;
                same = engine.power == power ? same + 1 : 0;
                power = engine.power;
                name = bucket + " " + power + " hp" + (same == 0 ? "" : torque(engine.family, power, same));
            }
            engine.name = name;
        }
    }

    /** The nth variant of equal power differs in its twist: the usual one, one more, one less, two more, … */
    private static String torque(EngineFamily family, int power, int nth) {
        int usual = family.torque(power);
        return " " + (nth % 2 == 0 ? usual + nth / 2 : usual - nth / 2) + " lb-ft";
    }

    private static List<String> number(List<Generation> phases) {
        Map<String, Integer> ids = new LinkedHashMap<>();
        for (Generation phase : phases) {
            for (EngineOffer engine : phase.engines()) {
                engine.id = ids.computeIfAbsent(engine.name, name -> ids.size() + 1);
            }
        }
        return List.copyOf(ids.keySet());
    }
}
