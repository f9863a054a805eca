package dev.plumbline.site.explore;

/**
 * The response to the browser.
 *
 * @param type of its content; empty for a redirection, whose body is the address
 * @param alone whether the page has a policy of its own
 */
record Answer(int status, String type, String body, boolean alone) {

    private static final String HTML = "text/html; charset=utf-8";

    static Answer page(String html) {
        return new Answer(200, HTML, html, false);
    }

    static Answer alone(String html) {
        return new Answer(200, HTML, html, true);
    }

    static Answer file(String type, String text) {
        return new Answer(200, type + "; charset=utf-8", text, false);
    }

    static Answer to(String address) {
        return new Answer(303, "", address, false);
    }

    static Answer plain(int status, String text) {
        return new Answer(status, "text/plain; charset=utf-8", text + "\n", false);
    }

    static Answer failed(int status, String html) {
        return new Answer(status, HTML, html, false);
    }
}
