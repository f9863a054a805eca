package dev.plumbline.packs.sales.data;

import java.time.Instant;
import java.time.ZoneOffset;

/** Who buys: the segments have customers of their own, who order in their own time. Numbers go up segment by segment. */
final class Clientele {
    /** @param part of all customers; @param weight of their orders while they order, from and to a part of the three years */
    private record Segment(String name, double part, double weight, double from, double to) {}

    private static final Segment[] SEGMENTS = {
        new Segment("Premium", 0.08, 0.34, 0, 1),
        new Segment("Regular", 0.47, 0.46, 0, 1),
        new Segment("At-Risk", 0.15, 0.16, 0, 0.82),
        new Segment("Churned", 0.18, 0.2, 0, 0.55),
        new Segment("New", 0.12, 0.24, 0.9, 1)
    };
    private static final String[] FIRST = {
        "Ada", "Bruno", "Chloe", "Dilip", "Elif", "Finn", "Grace", "Hugo", "Ines", "Jonas", "Keiko", "Liam", "Maya",
        "Nadia", "Omar", "Petra", "Quinn", "Rosa", "Samir", "Tessa", "Ulrich", "Vera", "Wanda", "Yusuf", "Zoë"
    };
    private static final String[] LAST = {
        "Adler",
        "Brown",
        "Costa",
        "Dubois",
        "Eriksen",
        "Fischer",
        "García",
        "Hughes",
        "Ito",
        "Jansen",
        "Kowalski",
        "Lindqvist",
        "Müller",
        "Novak",
        "O'Neil",
        "Patel",
        "Quist",
        "Rossi",
        "Schmidt",
        "Tanaka",
        "Usman",
        "Varga",
        "Weber",
        "Young",
        "Zhang"
    };

    private final int[] starts = new int[SEGMENTS.length + 1];

    Clientele(int customers) {
        double part = 0;
        for (int i = 0; i < SEGMENTS.length; i++) {
            part += SEGMENTS[i].part();
            starts[i + 1] = (int) Math.round(part * customers);
        }
    }

    int size() {
        return starts[SEGMENTS.length];
    }

    /** The customer of an order on a day; a few of each segment order most. */
    int drawn(Chance chance, int day) {
        double at = (double) day / Calendar.DAYS;
        double all = 0;
        for (Segment segment : SEGMENTS) {
            all += orders(segment, at) ? segment.weight() : 0;
        }
        double draw = chance.next() * all;
        int chosen = 0;
        for (int i = 0; i < SEGMENTS.length; i++) {
            if (orders(SEGMENTS[i], at)) {
                chosen = i;
                draw -= SEGMENTS[i].weight();
                if (draw < 0) {
                    break;
                }
            }
        }
        return starts[chosen] + (int) ((starts[chosen + 1] - starts[chosen]) * Math.pow(chance.next(), 1.6));
    }

    private static boolean orders(Segment segment, double at) {
        return at >= segment.from() && at <= segment.to();
    }

    CustomerRow row(int number, long lifetimeValue) {
        var chance = new Chance('k', number);
        Segment segment = SEGMENTS[0];
        for (int i = 0; i < SEGMENTS.length; i++) {
            if (number >= starts[i]) {
                segment = SEGMENTS[i];
            }
        }
        String first = chance.of(FIRST);
        String last = chance.of(LAST);
        Instant begin = Calendar.FIRST
                .plusDays((long) (segment.from() * Calendar.DAYS))
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        long earlier = (long) ((segment.from() > 0 ? 30 : 900) * 86_400 * chance.next());
        return new CustomerRow(
                Chance.key('k', number),
                first + " " + last,
                "customer" + (number + 1) + "@example.com",
                segment.name(),
                lifetimeValue,
                begin.minusSeconds(earlier));
    }
}
