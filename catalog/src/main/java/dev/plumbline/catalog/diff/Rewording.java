package dev.plumbline.catalog.diff;

import dev.plumbline.catalog.CatalogKind;
import dev.plumbline.catalog.CatalogObject;
import dev.plumbline.catalog.Identity;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces the name of an object in the texts that refer to it. */
final class Rewording {

    private static final String START = "(?<![\\w\"$.])";
    private static final String END = "(?![\\w\"$])";
    private static final Pattern SELF_ALIAS =
            Pattern.compile("(\"(?:[^\"]|\"\")+\"|[\\w$]+) AS \\1(?![\\w\"$])", Pattern.UNICODE_CHARACTER_CLASS);

    private final Pattern identity;
    private final String newIdentity;
    private final Pattern name;
    private final String newName;

    Rewording(CatalogObject object, String newIdentity) {
        String bare = Identity.withoutArguments(object.identity());
        boolean column = object.kind() == CatalogKind.COLUMN;
        this.identity = pattern(START + Pattern.quote(bare) + END);
        this.newIdentity = Identity.withoutArguments(newIdentity);
        this.name = pattern((column ? "(?<![\\w\"$])" : START) + Pattern.quote(Identity.last(bare)) + END);
        this.newName = Identity.last(this.newIdentity);
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.UNICODE_CHARACTER_CLASS);
    }

    String apply(String text) {
        String first = identity.matcher(text).replaceAll(Matcher.quoteReplacement(newIdentity));
        String second = name.matcher(first).replaceAll(Matcher.quoteReplacement(newName));
        return SELF_ALIAS.matcher(second).replaceAll("$1");
    }
}
