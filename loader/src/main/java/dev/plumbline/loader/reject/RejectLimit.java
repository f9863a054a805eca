package dev.plumbline.loader.reject;

/** How many rejects a load may have: a number, or a share of the rows read. */
public record RejectLimit(double amount, boolean percent) {

    public RejectLimit {
        if (!(amount >= 0) || percent && amount > 100) {
            throw new IllegalArgumentException(
                    "a limit of rejects is a number from 0, or a percentage from 0% to 100%");
        }
    }

    public static RejectLimit none() {
        return new RejectLimit(Double.POSITIVE_INFINITY, false);
    }

    /** {@code 100} or {@code 0.5%}. */
    public static RejectLimit parse(String text) {
        String number = text.strip();
        boolean percent = number.endsWith("%");
        try {
            double amount =
                    percent ? Double.parseDouble(number.substring(0, number.length() - 1)) : Long.parseLong(number);
            return new RejectLimit(amount, percent);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a limit of rejects: expected a number such as 100 or 0.5%", e);
        }
    }

    /** A share can be judged only when all rows have been read. */
    public boolean exceededBy(long rejected, long read, boolean atEnd) {
        return percent ? atEnd && rejected * 100.0 > amount * read : rejected > amount;
    }

    @Override
    public String toString() {
        String number = amount == Math.rint(amount) ? Long.toString((long) amount) : Double.toString(amount);
        return percent ? number + "%" : number;
    }
}
