package dev.plumbline.packs.catalog.data;

import java.util.Arrays;
import java.util.List;

/**
 * A line of {@code categories.txt}.
 *
 * @param sizes thousandths of a kilogram or litre, or pieces
 * @param cents what one unit costs on the average
 * @param nutrition tenths of a gram in 100 g: fat, carbohydrates, protein, salt
 */
record Category(
        String name,
        String kind,
        String unit,
        List<Integer> sizes,
        int cents,
        List<Integer> nutrition,
        List<String> varieties,
        List<String> nouns) {

    static List<Category> all() {
        return Words.lines("categories.txt").stream()
                .map(line -> new Category(
                        line[0],
                        line[1],
                        line[2],
                        numbers(line[3]),
                        Integer.parseInt(line[4]),
                        numbers(line[5]),
                        words(line[6]),
                        words(line[7])))
                .toList();
    }

    boolean isEaten() {
        return kind.equals("food") || kind.equals("drink") || kind.equals("fresh");
    }

    boolean hasIngredients() {
        return kind.equals("food") || kind.equals("care") || kind.equals("pet");
    }

    boolean isByThePiece() {
        return unit.equals("piece");
    }

    /** {@code 330 ml}, {@code 1.5 l}, {@code 12 pack}. */
    String written(int size) {
        if (isByThePiece()) {
            return size + " pack";
        }
        if (size < 1000) {
            return size + (unit.equals("l") ? " ml" : " g");
        }
        String part = String.valueOf(1000 + size % 1000).substring(1).replaceAll("0+$", "");
        return size / 1000 + (part.isEmpty() ? "" : "." + part) + " " + unit;
    }

    /** What a size costs at a price of one unit. */
    long price(long unitCents, int size) {
        return isByThePiece() ? unitCents * size : unitCents * size / 1000;
    }

    /** The price of one unit, rounded half up. */
    long unitPrice(long price, int size) {
        long units = isByThePiece() ? size * 1000L : size;
        return (2 * price * 1000 + units) / (2 * units);
    }

    private static List<String> words(String list) {
        return List.of(list.split(", "));
    }

    private static List<Integer> numbers(String list) {
        return Arrays.stream(list.split(", ")).map(Integer::valueOf).toList();
    }
}
