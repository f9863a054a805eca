package dev.plumbline.operate.baseline;

/**
 * A check that all rows keep today.
 *
 * @param id the name of its file
 * @param promise what it says, in words
 * @param seen what was seen of the rows
 * @param query the rows that break it
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
