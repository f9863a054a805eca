package dev.plumbline.packs.crawler.data;

import dev.plumbline.data.DataRow;
import dev.plumbline.data.DataRowWriter;
import dev.plumbline.data.Mix;

/** A row of {@code images}: the nth of its crawl. */
record Image(long id, long crawl, int nth) implements DataRow {
    private static final int[] WIDTHS = {640, 800, 1_024, 1_280, 1_920, 2_560};
    private static final String[] FORMATS = {"jpeg", "jpeg", "jpeg", "png", "webp"};

    /** One image in fifty cannot be read. */
    static boolean readable(long crawl, int nth) {
        return Mix.below(chance(crawl, nth) >>> 11, 50) != 0;
    }

    private static long chance(long crawl, int nth) {
        return Mix.of(Mix.of(31, crawl), nth);
    }

    @Override
    public void writeTo(DataRowWriter writer) {
        long chance = chance(crawl, nth);
        boolean readable = readable(crawl, nth);
        String format = FORMATS[Mix.below(chance >>> 5, FORMATS.length)];
        String name = crawl + "_" + nth + "." + format;
        int width = WIDTHS[Mix.below(chance, WIDTHS.length)];
        writer.number(id);
        writer.number(crawl);
        writer.text("https://img" + Mix.below(chance >>> 2, 97) + ".example.net/" + Long.toHexString(chance) + "?w="
                + width);
        writer.text(name);
        if (Mix.below(chance >>> 13, 20) == 0) {
            writer.nothing();
        } else {
            writer.text("s3://crawls/" + crawl + "/" + name);
        }
        Vocabulary.number(writer, readable ? width : 0);
        Vocabulary.number(writer, readable ? width * (Mix.below(chance >>> 3, 3) == 0 ? 9L : 12L) / 16 : 0);
        writer.number(readable ? width * 90L + Mix.below(chance, 200_000) : Mix.below(chance, 4_000));
        if (readable) {
            writer.text(format);
        } else {
            writer.nothing();
        }
        long made = Crawl.begin((int) Math.min(crawl, 1_000_000)) + 60 + nth;
        Vocabulary.time(writer, made);
        Vocabulary.time(writer, made);
    }
}
