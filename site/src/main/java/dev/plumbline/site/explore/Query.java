package dev.plumbline.site.explore;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of an address or a form; a name may come several times. */
record Query(Map<String, List<String>> fields) {

    /** @throws IllegalArgumentException when it is not properly encoded */
    static Query parse(@Nullable String text) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        if (text != null && !text.isEmpty()) {
            for (String part : text.split("&")) {
                int equals = part.indexOf('=');
                String name = equals < 0 ? part : part.substring(0, equals);
                String value = equals < 0 ? "" : part.substring(equals + 1);
                fields.computeIfAbsent(decoded(name), key -> new ArrayList<>()).add(decoded(value));
            }
        }
        return new Query(fields);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    Optional<String> one(String name) {
        return all(name).stream().findFirst();
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }
}
