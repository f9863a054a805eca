package dev.plumbline.packs.catalog.data;

import dev.plumbline.data.DataRow;
import dev.plumbline.data.Mix;
import java.util.ArrayList;
import java.util.List;

/**
 * When which shop was refreshed, how that went, and how many issues it met. The shops take turns, six hours a round; of the last
 * round some still run or wait, and the round before it saw what the products are.
 */
final class Jobs {
    private static final long END = 1_790_812_800L;
    private static final int ROUND = 6 * 3_600;
    private static final int LENGTH = 1_500;
    private static final List<String> RELEASES = List.of("2.6.0", "2.7.0", "2.7.1", "2.8.0");

    private final Sizes sizes;
    private final List<Shop> shops;
    private final long apart;
    private final int[] issues;

    Jobs(Sizes sizes, List<Shop> shops, int times) {
        this.sizes = sizes;
        this.shops = shops;
        this.apart = Math.max(1, ROUND / shops.size() / Math.max(1, times));
        this.issues = new int[sizes.jobs()];
        share();
    }

    /** Most jobs meet few issues, exactly so many in all; one that waits has met none. */
    private void share() {
        int average = Math.max(1, sizes.issues() / sizes.jobs());
        int left = sizes.issues();
        for (int job = 0; job < issues.length; job++) {
            if (!state(job).equals("pending")) {
                issues[job] = Math.min(left, Mix.below(Mix.of(81, job), 2 * average + 1));
                left -= issues[job];
            }
        }
        for (int job = 0; left > 0; job = (job + 1) % issues.length) {
            if (!state(job).equals("pending")) {
                issues[job]++;
                left--;
            }
        }
    }

    int count() {
        return issues.length;
    }

    int issues(int job) {
        return issues[job];
    }

    Shop shop(int job) {
        return shops.get(job % shops.size());
    }

    long created(int job) {
        return END - (issues.length - job) * apart;
    }

    long started(int job) {
        return created(job) + 5;
    }

    String state(int job) {
        int fromEnd = issues.length - 1 - job;
        if (fromEnd < 4) {
            return fromEnd < 2 ? "pending" : "running";
        }
        boolean sawWhatThereIs = fromEnd >= shops.size() && fromEnd < 2 * shops.size();
        return !sawWhatThereIs && Words.oneIn(25, Mix.of(82, job)) ? "failed" : "completed";
    }

    /** The job before the last of a shop, or one that many rounds earlier. */
    int earlier(Shop shop, int rounds) {
        int last = issues.length - 1;
        int ofShop = last - Math.floorMod(last - shop.number(), shops.size());
        return Math.max(shop.number(), ofShop - (1 + rounds) * shops.size());
    }

    /** The moment at which a job saw the nth product of its shop. */
    long seen(int job, int nth) {
        return started(job) + 1 + (long) LENGTH * nth / Math.max(1, shop(job).products());
    }

    DataRow row(int number) {
        return writer -> {
            String state = state(number);
            boolean ended = state.equals("completed") || state.equals("failed");
            int part = state.equals("completed")
                    ? 100
                    : state.equals("pending") ? 0 : 5 + Mix.below(Mix.of(83, number), 90);
            writer.text(Words.uuid(80, number));
            writer.text(shop(number).name());
            writer.text(state);
            if (state.equals("pending")) {
                writer.nothing();
            } else {
                Words.time(writer, started(number));
            }
            if (ended) {
                Words.time(writer, started(number) + LENGTH * part / 100 + 10 + Mix.below(Mix.of(84, number), 240));
            } else {
                writer.nothing();
            }
            writer.number((long) shop(number).products() * part / 100);
            writer.number(errors(number));
            Words.text(
                    writer,
                    "{\"error\": \"the shop did not answer\", \"after_seconds\": " + LENGTH * part / 100 + "}",
                    state.equals("failed"));
            writer.text("{\"release\": \""
                    + RELEASES.get((int) ((long) RELEASES.size() * number / issues.length)) + "\", \"trigger\": \""
                    + (Words.oneIn(15, Mix.of(85, number)) ? "by hand" : "schedule") + "\"}");
            Words.time(writer, created(number));
        };
    }

    private int errors(int job) {
        int errors = 0;
        for (Issue issue : issuesOf(job)) {
            errors += issue.isError() ? 1 : 0;
        }
        return errors;
    }

    List<Issue> issuesOf(int job) {
        var met = new ArrayList<Issue>();
        for (int nth = 0; nth < issues[job]; nth++) {
            met.add(new Issue(this, job, nth));
        }
        return met;
    }
}
