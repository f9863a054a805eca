package dev.plumbline.verifier.run;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A bug in this program, described for whoever fixes it. */
final class OwnFault {

    private static final int FRAMES = 3;
    private static final String OWN = "dev.plumbline.";

    private OwnFault() {}

    /** What was thrown, and where in our own code. */
    static String text(Exception thrown) {
        String where = Arrays.stream(thrown.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(OWN))
                .limit(FRAMES)
                .map(frame -> "\n  at " + frame)
                .collect(Collectors.joining());
        return "a bug in plumbline, the check was not done: " + thrown + where;
    }
}
