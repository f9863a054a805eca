package dev.plumbline.packs.vehicles.data;

import dev.plumbline.data.Mix;
import dev.plumbline.packs.vehicles.data.Knowledge.GearboxLine;
import java.util.ArrayList;
import java.util.List;

/** A transmission of the catalogue and where it may be fitted. */
final class Gearbox {
    final String name;
    final boolean coded;
    /** The chance of this name, worked out once: it is asked for in every comparison. */
    final long chance;

    final List<GearboxLine> lines = new ArrayList<>();
    int uses;
    int id;

    Gearbox(String name, boolean coded) {
        this.name = name;
        this.coded = coded;
        this.chance = Mix.of(name);
    }

    boolean fits(Model model, Years years) {
        for (GearboxLine line : lines) {
            if (line.layouts().indexOf(model.layout()) >= 0
                    && line.isFor(model.make())
                    && Years.anyMeets(line.years(), years)) {
                return true;
            }
        }
        return false;
    }

    boolean fits(Model model, int year) {
        return fits(model, new Years(year, year));
    }
}
