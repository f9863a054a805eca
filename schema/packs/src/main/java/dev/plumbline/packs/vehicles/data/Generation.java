package dev.plumbline.packs.vehicles.data;

import java.util.List;

/** A few model years of one model that share their engines and transmissions: a generation or half of one. */
record Generation(Model model, Years years, List<EngineOffer> engines, List<Gearbox> gearboxes) {
    Generation {
        engines = List.copyOf(engines);
        gearboxes = List.copyOf(gearboxes);
    }
}
