package dev.plumbline.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/**
 * The frame of a page.
 *
 * @param title as text
 * @param skip what the first link, for those who go by keyboard, leads to, as text
 * @param header HTML above the main part
 * @param main HTML
 * @param footer HTML
 */
public record Page(String title, String skip, String header, String main, String footer) {

    /** Hatching for bars over a budget, defined once and used by every chart. */
    private static final String HATCH = "<svg width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\"><defs>"
            + "<pattern id=\"hatch\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
            + "<rect width=\"2\" height=\"5\" class=\"hatching\"/></pattern></defs></svg>";

    /** In the head of every page: it distinguishes our pages from other people's. */
    public static final String MARK = "<meta name=\"generator\" content=\"Plumbline\">";

    /** The whole page, style included. */
    public String html() {
        String styles = "\n" + styles();
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + MARK
                + "\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-"
                + sha256(styles) + "'; img-src data:; base-uri 'none'; form-action 'none'\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + Html.of(title)
                + "</title>\n<link rel=\"icon\" href=\"data:,\">\n<style>" + styles + "</style>\n</head>\n<body>\n"
                + "<a class=\"skip\" href=\"#main\">" + Html.of(skip) + "</a>\n" + HATCH + "<header>\n" + header
                + "</header>\n<main id=\"main\">\n" + main + "</main>\n<footer>" + footer
                + "</footer>\n</body>\n</html>\n";
    }

    /** It allows the style of this very page, and none that came with somebody's text. */
    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The style of every page, for sites that keep it in a file of its own. */
    public static String styles() {
        try (InputStream in = Page.class.getResourceAsStream("page.css")) {
            return new String(Objects.requireNonNull(in, "page.css").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("page.css cannot be read", e);
        }
    }
}
