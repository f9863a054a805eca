package dev.plumbline.data.vehicles;

/** Which model years the sample takes: about one model of each make every third year, and the 2024 Ford F-150. */
final class Sampling {
    private Sampling() {}

    static boolean takes(Block block) {
        if (block.model.make().equals("Ford") && block.model.name().equals("F-150") && block.year == 2024) {
            return true;
        }
        return Mix.below(Mix.of(block.key()) >>> 5, 30) == 0;
    }
}
