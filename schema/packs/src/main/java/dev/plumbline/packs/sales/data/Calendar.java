package dev.plumbline.packs.sales.data;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.Arrays;

/** How orders fall over three years: more each year, most before Christmas, more at weekends and in the evening. */
final class Calendar {
    static final LocalDate FIRST = LocalDate.of(2023, 1, 1);
    static final LocalDate LAST = LocalDate.of(2025, 12, 31);
    static final int DAYS = (int) (LAST.toEpochDay() - FIRST.toEpochDay()) + 1;

    private static final double GROWTH_A_YEAR = 0.18;
    private static final double[] MONTHS = {0.86, 0.82, 0.93, 0.96, 1.0, 0.97, 0.9, 0.92, 1.0, 1.05, 1.32, 1.58};
    private static final double[] HOURS = {
        0.5, 0.3, 0.2, 0.15, 0.15, 0.25, 0.6, 1.1, 1.6, 2.0, 2.2, 2.3, 2.4, 2.2, 2.0, 2.0, 2.2, 2.5, 3.0, 3.4, 3.5, 2.9,
        1.9, 1.0
    };

    private final double[] before = new double[DAYS + 1];
    private final double[] hoursBefore = new double[HOURS.length + 1];
    private final long orders;

    Calendar(long orders) {
        this.orders = orders;
        for (int day = 0; day < DAYS; day++) {
            before[day + 1] = before[day] + weight(day);
        }
        for (int hour = 0; hour < HOURS.length; hour++) {
            hoursBefore[hour + 1] = hoursBefore[hour] + HOURS[hour];
        }
    }

    private static double weight(int day) {
        LocalDate date = FIRST.plusDays(day);
        double weekend = date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0 ? 1.25 : 1;
        double rush =
                date.getMonth() == Month.NOVEMBER && date.getDayOfMonth() > 22 && date.getDayOfMonth() < 30 ? 2.2 : 1;
        double closed =
                date.getMonth() == Month.DECEMBER && date.getDayOfMonth() > 23 && date.getDayOfMonth() < 27 ? 0.35 : 1;
        double noise = 0.9 + 0.2 * new Chance('d', day).next();
        return MONTHS[date.getMonthValue() - 1] * weekend * rush * closed * noise * (1 + GROWTH_A_YEAR * day / 365.0);
    }

    /** The day of an order, counted from the first; orders are numbered in the order of their time. */
    int day(long order) {
        int at = Arrays.binarySearch(before, share(order));
        return Math.min(DAYS - 1, at >= 0 ? at : -at - 2);
    }

    Instant time(long order) {
        int day = day(order);
        double within = (share(order) - before[day]) / (before[day + 1] - before[day]) * hoursBefore[HOURS.length];
        int at = Arrays.binarySearch(hoursBefore, within);
        int hour = Math.min(HOURS.length - 1, at >= 0 ? at : -at - 2);
        long second = (long) ((within - hoursBefore[hour]) / HOURS[hour] * 3600);
        return FIRST.plusDays(day)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .plusSeconds(hour * 3600L + Math.min(second, 3599));
    }

    private double share(long order) {
        return (order + 0.5) / orders * before[DAYS];
    }
}
