package dev.plumbline.packs.vehicles.data;

import java.util.Locale;

/** The market segment of a model: how many variants it is sold in, how strong its engines are and how it is driven. */
enum Segment {
    CITY(34, 95, 'F', 4),
    SMALL(52, 98, 'F', 5),
    COMPACT(66, 100, 'F', 6),
    MID(66, 100, 'F', 6),
    FULL(60, 97, 'F', 6),
    LUX(52, 108, 'R', 6),
    SPORT(44, 118, 'R', 5),
    MUSCLE(80, 104, 'R', 7),
    SUPER(16, 155, 'R', 3),
    CROSS(68, 100, 'F', 6),
    SUV(72, 98, 'F', 6),
    BIGSUV(84, 94, 'T', 6),
    OFFROAD(72, 90, 'T', 6),
    PICKUP(90, 88, 'T', 7),
    TRUCK(180, 92, 'T', 9),
    HEAVY(130, 84, 'T', 7),
    MINIVAN(60, 92, 'F', 5),
    VAN(70, 85, 'T', 6),
    EV(16, 100, 'E', 0);

    /** The share of the option rows a model year of this segment gets, relative to the others. */
    final int weight;

    /** Power against the usual of its time, in percent. */
    final int power;

    /** F front-wheel drive, R rear-wheel drive, T truck, E electric. */
    final char layout;

    /** How many rated engine variants are catalogued for one phase of a model's life. */
    final int ratings;

    Segment(int weight, int power, char layout, int ratings) {
        this.weight = weight;
        this.power = power;
        this.layout = layout;
        this.ratings = ratings;
    }

    static Segment named(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
