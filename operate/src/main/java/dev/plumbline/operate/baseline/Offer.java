package dev.plumbline.operate.baseline;

/**
 * A check that all rows satisfy today.
 *
 * @param id the name of its file
 * @param promise its statement, in words
 * @param seen what was seen in the rows
 * @param query the rows that violate it
 */
record Offer(String id, String promise, String seen, String query) {

    String text() {
        return "-- severity: warn\n-- reason: " + line(seen) + "\n-- promise: " + line(promise) + "\n-- dataset: any\n"
                + query + "\n";
    }

    private static String line(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
