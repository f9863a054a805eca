package dev.plumbline.packs.vehicles.data;

import java.util.List;

/** A model as the knowledge file has it; {@code engines} is empty where those of the make and segment apply. */
record Model(String make, String name, List<Years> years, Segment segment, char layout, List<EngineFamily> engines) {
    Model {
        years = List.copyOf(years);
        engines = List.copyOf(engines);
    }

    boolean electric() {
        return segment == Segment.EV;
    }

    String key() {
        return make + "|" + name;
    }
}
