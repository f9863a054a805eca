package dev.plumbline.site.explore;

import dev.plumbline.pages.Html;
import dev.plumbline.verifier.Verifier;
import dev.plumbline.verifier.VerifyOptions;
import dev.plumbline.verifier.check.Family;
import dev.plumbline.verifier.check.Verification;
import dev.plumbline.verifier.report.HtmlReport;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Runs checks and shows the report that {@code verify} would write. */
final class CheckPages {

    private static final Duration LONGEST = Duration.ofMinutes(2);
    /** Families that measure, or try every existing key, take time and are run only when chosen. */
    private static final Set<Family> QUICK = EnumSet.of(Family.CONTRACT, Family.DATA, Family.PLANS, Family.HEALTH);

    private final ExploreOptions options;

    CheckPages(ExploreOptions options) {
        this.options = options;
    }

    private List<Family> families() {
        return options.pack().isPresent() ? List.of(Family.values()) : List.of(Family.HEALTH);
    }

    String form(Screen screen) {
        var html = new StringBuilder("<h1>Checks</h1>\n<p>What <code>plumbline verify</code> asks"
                + (options.pack().isPresent() ? " of this pack's database" : " of any database: its health")
                + ", within " + LONGEST.toMinutes()
                + " minutes.</p>\n<form class=\"call\" method=\"post\" action=\"/checks\">"
                + screen.hidden() + "<fieldset><legend>Families</legend>");
        for (Family family : families()) {
            html.append("<div><label><input type=\"checkbox\" name=\"family\" value=\"")
                    .append(family.id())
                    .append("\"")
                    .append(QUICK.contains(family) ? " checked" : "")
                    .append("> ")
                    .append(family.id())
                    .append("</label> <span class=\"soft\">")
                    .append(Html.of(family.about()))
                    .append("</span></div>");
        }
        return html.append("</fieldset><button>Run the checks</button></form>\n")
                .toString();
    }

    Answer run(Query form) {
        Set<Family> chosen = EnumSet.noneOf(Family.class);
        families().stream()
                .filter(family -> form.all("family").contains(family.id()))
                .forEach(chosen::add);
        if (chosen.isEmpty()) {
            return Answer.to("/checks");
        }
        VerifyOptions how = VerifyOptions.DEFAULT.withOnly(chosen).withTimeout(LONGEST);
        Verifier verifier = options.pack()
                .map(pack -> Verifier.of(options.database(), pack, how))
                .orElseGet(() -> Verifier.of(options.database(), how));
        Verification verification = verifier.run(step -> {});
        return Answer.alone(HtmlReport.text(verification));
    }
}
