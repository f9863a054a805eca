package dev.plumbline.loader.value;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One JSON value and nothing after it. What exceeds the parser's own limits is left to the server. */
record JsonCheck() implements ValueCheck {

    private static final JsonFactory FACTORY = new JsonFactory();

    @Override
    public @Nullable String problem(byte[] text, int from, int to) {
        try (JsonParser parser = FACTORY.createParser(text, from, to - from)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return ValueCheck.show(text, from, to) + " is not JSON";
            }
            parser.skipChildren();
            return parser.nextToken() == null ? null : ValueCheck.show(text, from, to) + " is more than one JSON value";
        } catch (JsonParseException e) {
            return ValueCheck.show(text, from, to) + " is not JSON: "
                    + e.getOriginalMessage().lines().findFirst().orElse("");
        } catch (IOException e) {
            return null;
        }
    }
}
