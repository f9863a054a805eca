package dev.plumbline.packs.sales.data;

/** Money as files write it. */
final class Cents {

    private Cents() {}

    static String text(long cents) {
        long rest = cents % 100;
        return cents / 100 + (rest < 10 ? ".0" : ".") + rest;
    }
}
