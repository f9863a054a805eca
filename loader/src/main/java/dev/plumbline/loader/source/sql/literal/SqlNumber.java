package dev.plumbline.loader.source.sql.literal;

import dev.plumbline.loader.row.ValueKind;
import dev.plumbline.loader.source.input.Input;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** Numbers of SQL, written out as every numeric column accepts them. */
final class SqlNumber {

    private static final Pattern INTEGER = Pattern.compile("[0-9](_?[0-9])*");
    private static final Pattern RADIX = Pattern.compile("0(?:[xX](_?[0-9a-fA-F])+|[oO](_?[0-7])+|[bB](_?[01])+)");
    private static final String DIGITS = "[0-9](?:_?[0-9])*";
    private static final Pattern DECIMAL = Pattern.compile(
            "(?:" + DIGITS + "(?:\\.(?:" + DIGITS + ")?)?|\\." + DIGITS + ")(?:[eE][+-]?" + DIGITS + ")?");
    /** PostgreSQL's numeric has at most 131072 digits before the point. */
    private static final int MOST_DIGITS = 131_072;

    private SqlNumber() {}

    /** Plain digits are taken as they are, everything else is written out. */
    static void read(SqlScanner scanner, Literal out, boolean negative) {
        Input in = scanner.in;
        int length = 0;
        byte c = scanner.peek(0);
        boolean plain = (c >= '1' && c <= '9') || (c == '0' && !startsNumber(scanner.peek(1)));
        boolean point = false;
        while (true) {
            boolean sign =
                    (c == '+' || c == '-') && length > 0 && (scanner.peek(length - 1) | 0x20) == 'e' && !isHex(scanner);
            if (!sign && !startsNumber(c)) {
                break;
            }
            plain &= (c >= '0' && c <= '9') || (c == '.' && !point);
            point |= c == '.';
            c = scanner.peek(++length);
        }
        byte last = in.buf[in.pos + length - 1];
        boolean signBefore = !negative || (length > 0 && in.pos > in.mark && in.buf[in.pos - 1] == '-');
        boolean zero = in.buf[in.pos] == '0';
        if (plain && last != '.' && signBefore && !(negative && zero)) {
            out.setWindow(ValueKind.NUMBER, in.pos - (negative ? 1 : 0), in.pos + length);
        } else {
            out.setText(ValueKind.NUMBER, plain(in.show(in.pos, in.pos + length), negative));
        }
        in.pos += length;
    }

    private static boolean isHex(SqlScanner scanner) {
        return scanner.peek(0) == '0' && (scanner.peek(1) | 0x20) == 'x';
    }

    private static boolean startsNumber(byte c) {
        return c == '.' || SqlScanner.continuesWord(c);
    }

    /** An unsigned number as plain decimal digits, with the scale PostgreSQL gives it. */
    static String plain(String written, boolean negative) {
        BigDecimal value;
        if (INTEGER.matcher(written).matches()) {
            value = new BigDecimal(written.replace("_", ""));
        } else if (RADIX.matcher(written).matches()) {
            int radix = (written.charAt(1) | 0x20) == 'x' ? 16 : (written.charAt(1) | 0x20) == 'o' ? 8 : 2;
            value = new BigDecimal(new BigInteger(written.substring(2).replace("_", ""), radix));
        } else if (DECIMAL.matcher(written).matches()) {
            value = decimal(written.replace("_", ""));
        } else {
            throw new UnreadableLiteral(written + " is not a number");
        }
        return (negative ? value.negate() : value).toPlainString();
    }

    private static BigDecimal decimal(String written) {
        try {
            BigDecimal value = new BigDecimal(written);
            if (Math.abs((long) value.precision() - value.scale()) > MOST_DIGITS || value.scale() > MOST_DIGITS) {
                throw new UnreadableLiteral("the number " + written + " is out of range");
            }
            return value.scale() < 0 ? value.setScale(0) : value;
        } catch (NumberFormatException | ArithmeticException e) {
            throw new UnreadableLiteral("the number " + written + " is out of range");
        }
    }
}
