package dev.plumbline.planner.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages of the rules are what their folders make; {@code -Dplumbline.pages=write} writes them. */
class RulePagesTest {
    private static final Path PAGES = Path.of("../docs/rules");

    @Test
    void everyRuleHasItsPage() throws IOException {
        var wanted = new TreeMap<String, String>();
        RuleBook.all().forEach(rule -> wanted.put(rule.id() + ".md", RulePage.of(rule)));
        if ("write".equals(System.getProperty("plumbline.pages"))) {
            for (var page : wanted.entrySet()) {
                Files.writeString(PAGES.resolve(page.getKey()), page.getValue());
            }
        }
        var found = new TreeMap<String, String>();
        try (Stream<Path> pages = Files.list(PAGES)) {
            for (Path page : pages.toList()) {
                found.put(page.getFileName().toString(), Files.readString(page));
            }
        }
        assertThat(found).isEqualTo(wanted);
    }
}
