package dev.plumbline.packs.catalog.data;

import dev.plumbline.data.DataRow;
import dev.plumbline.data.DataRowWriter;
import dev.plumbline.data.Mix;
import java.util.Locale;

/** A row of {@code processing_issues}: the nth that its job met. */
record Issue(Jobs jobs, int job, int nth) implements DataRow {

    private enum Kind {
        MISSING_PRICE("error", "\"no price on the page\"", "\"a price\""),
        PRICE_JUMP("warning", "\"three times the price of yesterday\"", "\"a price near the last one\""),
        UNKNOWN_CATEGORY("warning", "\"a category of no mapping\"", "\"one of the shared categories\""),
        BROKEN_IMAGE("info", "\"404\"", "\"a picture\""),
        DUPLICATE_PRODUCT("warning", "\"the same page under two numbers\"", "\"one number\""),
        PARSE_ERROR("error", "\"a table inside of a table\"", "\"the table of nutrients\""),
        PAGE_UNREACHABLE("critical", "\"503\"", "\"200\"");

        private final String severity;
        private final String found;
        private final String expected;

        Kind(String severity, String found, String expected) {
            this.severity = severity;
            this.found = found;
            this.expected = expected;
        }
    }

    private long chance() {
        return Mix.of(Mix.of(91, job), nth);
    }

    private Kind kind() {
        return Words.oneIn(60, chance())
                ? Kind.PAGE_UNREACHABLE
                : Kind.values()[Mix.below(chance() >>> 4, Kind.values().length - 1)];
    }

    boolean isError() {
        return kind().severity.equals("error") || kind().severity.equals("critical");
    }

    @Override
    public void writeTo(DataRowWriter writer) {
        Kind kind = kind();
        Shop shop = jobs.shop(job);
        int product = Mix.below(Mix.of(chance(), 1), Math.max(1, shop.products()));
        boolean recent = job > jobs.count() - jobs.count() / 10;
        writer.text(Words.uuid(90, job * 1_000L + nth));
        writer.text(Words.uuid(80, job));
        writer.text(shop.name());
        writer.text(kind.name().toLowerCase(Locale.ROOT));
        writer.text(kind.severity);
        Words.text(writer, shop.externalId(product), kind != Kind.PAGE_UNREACHABLE);
        writer.text("{\"found\": " + kind.found + ", \"expected\": " + kind.expected + "}");
        writer.text(Words.oneIn(recent ? 3 : 40, Mix.of(chance(), 2)) ? "false" : "true");
        Words.time(writer, jobs.started(job) + 1 + nth % 60);
    }
}
