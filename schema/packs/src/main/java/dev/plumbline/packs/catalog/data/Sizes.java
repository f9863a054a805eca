package dev.plumbline.packs.catalog.data;

import dev.plumbline.data.Scale;
import dev.plumbline.schema.pack.DataSetPromise;
import dev.plumbline.schema.pack.Packs;

/** How many rows a table gets. */
record Sizes(int products, int jobs, int issues) {
    private static final Sizes SAMPLE = new Sizes(600, 96, 300);

    static Sizes of(Scale scale) {
        if (scale.isSample()) {
            return SAMPLE;
        }
        DataSetPromise full = Packs.find("catalog").dataSet("full");
        int times = scale.factor();
        return new Sizes(
                Math.multiplyExact(full.rowsOf("products"), times),
                Math.multiplyExact(full.rowsOf("processing_jobs"), times),
                Math.multiplyExact(full.rowsOf("processing_issues"), times));
    }
}
