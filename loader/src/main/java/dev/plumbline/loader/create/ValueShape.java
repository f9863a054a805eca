package dev.plumbline.loader.create;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a text looks like. Each shape takes only texts that PostgreSQL's type gives back as the same value; what the type would lose, such
 * as leading zeros, is text. Listed in the order in which a type is chosen.
 */
enum ValueShape {
    BOOLEAN {
        private static final Pattern TRUTH = Pattern.compile("t|f|true|false|TRUE|FALSE|True|False");

        @Override
        boolean takes(String text) {
            return TRUTH.matcher(text).matches();
        }
    },
    INTEGER {
        @Override
        boolean takes(String text) {
            return whole(text) && (text.length() < 19 || fits(new BigInteger(text), Long.SIZE));
        }
    },
    NUMERIC {
        private static final Pattern DECIMAL = Pattern.compile("-?(?:0|[1-9][0-9]*)?\\.[0-9]+");

        @Override
        boolean takes(String text) {
            return text.length() < 10_000
                    && (whole(text)
                            || DECIMAL.matcher(text).matches()
                                    && !NEGATIVE_ZERO.matcher(text).matches());
        }
    },
    DOUBLE {
        private static final Pattern FLOAT =
                Pattern.compile("-?((?:0|[1-9][0-9]*)(?:\\.[0-9]+)?)(?:[eE]([+-]?[0-9]{1,3}))?");

        @Override
        boolean takes(String text) {
            Matcher number = FLOAT.matcher(text);
            if (!number.matches() || NEGATIVE_ZERO.matcher(text).matches()) {
                return false;
            }
            // This many digits survive a round trip through double precision.
            int digits = number.group(1).replace(".", "").length();
            return digits <= 15 && (number.group(2) == null || Math.abs(Integer.parseInt(number.group(2))) <= 290);
        }
    },
    DATE {
        private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

        @Override
        boolean takes(String text) {
            return DAY.matcher(text).matches() && isDate(text);
        }
    },
    TIMESTAMP {
        @Override
        boolean takes(String text) {
            Matcher moment = MOMENT.matcher(text);
            return DATE.takes(text) || moment.matches() && moment.group(3) == null && isMoment(moment);
        }
    },
    TIMESTAMPTZ {
        @Override
        boolean takes(String text) {
            Matcher moment = MOMENT.matcher(text);
            return moment.matches() && moment.group(3) != null && isMoment(moment);
        }
    },
    UUID {
        private static final Pattern HEX =
                Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

        @Override
        boolean takes(String text) {
            return text.length() == 36 && HEX.matcher(text).matches();
        }
    },
    JSONB {
        /** What JSON may contain and jsonb may not: NUL and lone surrogates. */
        private static final Pattern UNLOADABLE = Pattern.compile("\\\\u(0000|[dD][89a-fA-F])");

        @Override
        boolean takes(String text) {
            boolean opens = text.startsWith("{") || text.startsWith("[");
            return opens && !UNLOADABLE.matcher(text).find() && isJson(text);
        }
    };

    private static final Pattern WHOLE = Pattern.compile("-?[1-9][0-9]*|0");
    private static final Pattern NEGATIVE_ZERO = Pattern.compile("-0*\\.?0*(?:[eE].*)?");
    private static final Pattern MOMENT = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})[ T]"
            + "([0-2][0-9]:[0-5][0-9](?::[0-5][0-9](?:\\.[0-9]{1,6})?)?)(Z|[+-](?:0[0-9]|1[0-5])(?::?[0-5][0-9])?)?");
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    abstract boolean takes(String text);

    static boolean whole(String text) {
        return WHOLE.matcher(text).matches();
    }

    static boolean fits(BigInteger number, int bits) {
        return number.bitLength() < bits;
    }

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isMoment(Matcher moment) {
        try {
            LocalTime.parse(moment.group(2));
            return isDate(moment.group(1));
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** One value with nothing after it, no key twice, no number that the server would refuse. */
    private static boolean isJson(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            int depth = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (token == JsonToken.VALUE_NUMBER_FLOAT
                        && !NUMERIC.takes(parser.getText())
                        && !DOUBLE.takes(parser.getText())) {
                    return false;
                }
                if (depth == 0) {
                    return parser.nextToken() == null;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }
}
