package dev.plumbline.data.vehicles;

import java.util.List;

/** A few model years of one model that share their engines and transmissions: a generation or half of one. */
record Phase(Model model, Years years, List<Engine> engines, List<Gearbox> gearboxes) {
    Phase {
        engines = List.copyOf(engines);
        gearboxes = List.copyOf(gearboxes);
    }
}
