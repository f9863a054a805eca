package dev.plumbline.schema.pack;

import java.util.List;

/** Somebody who uses a pack's tables and functions, by name, as {@code pack.yaml} declares them. */
public record Consumer(String name, List<String> uses) {

    public Consumer {
        uses = List.copyOf(uses);
    }
}
