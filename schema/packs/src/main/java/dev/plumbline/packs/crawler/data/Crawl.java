package dev.plumbline.packs.crawler.data;

import dev.plumbline.data.DataRow;
import dev.plumbline.data.DataRowWriter;
import dev.plumbline.data.Mix;

/** A row of {@code crawl_jobs}: what its number makes of it, and the images that it was given. */
record Crawl(int id, long project, int images, int readable) implements DataRow {
    static final String[] STATES = {"completed", "failed", "cancelled", "running", "pending"};
    private static final int[] SHARES = {70, 8, 4, 10, 8};
    private static final int CHUNK = 50;

    /** Three crawls in four are of ended kinds; those that only wait have no images. */
    static String state(int id) {
        int place = Mix.below(Mix.of(11, id), 100);
        int state = 0;
        for (int above = SHARES[0]; above <= place; above += SHARES[state]) {
            state++;
        }
        return STATES[state];
    }

    static boolean ended(String state) {
        return !state.equals("running") && !state.equals("pending");
    }

    static long begin(int id) {
        return 1_704_100_000L + id * 977L;
    }

    @Override
    public void writeTo(DataRowWriter writer) {
        String state = state(id);
        long chance = Mix.of(12, id);
        int total = images + Mix.below(chance, images / 10 + 1);
        int chunks = (total + CHUNK - 1) / CHUNK;
        int failed = state.equals("failed") ? Math.min(chunks, 1) : 0;
        int active = state.equals("running") ? Math.min(chunks, 1) : 0;
        writer.number(id);
        writer.number(project);
        writer.text(Vocabulary.of(chance) + " " + (1 + Mix.below(chance >>> 7, 9)));
        writer.text("[\"" + Vocabulary.of(chance) + "\", \"" + Vocabulary.of(Mix.of(13, id)) + "\"]");
        writer.number(Math.max(total, Mix.below(chance >>> 9, 4) == 0 ? 500 : 1_000));
        writer.text(state);
        writer.number(state.equals("pending") ? 0 : state.equals("completed") ? 100 : 5 + Mix.below(chance >>> 3, 90));
        writer.number(total);
        writer.number(images);
        writer.number(readable);
        Vocabulary.time(writer, state.equals("pending") ? 0 : begin(id) + 60);
        Vocabulary.time(writer, ended(state) ? begin(id) + 600 + Mix.below(chance, 7_200) : 0);
        writer.number(chunks);
        writer.number(active);
        writer.number(chunks - failed - active);
        writer.number(failed);
        writer.text(state.equals("running") ? "[\"" + Vocabulary.uuid(14, id) + "\"]" : "[]");
        Vocabulary.time(writer, begin(id));
        Vocabulary.time(writer, begin(id) + 8_000);
    }
}
