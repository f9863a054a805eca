package dev.plumbline.catalog.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.catalog.CatalogKind;
import dev.plumbline.catalog.CatalogObject;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class GrantStatementsTest {

    /** Each role is granted what its own part of the list says, whatever its name holds of what stands between the parts. */
    @Property(tries = 500)
    void everyRoleGetsItsOwnRights(@ForAll("roles") Set<String> roles) {
        var lists = new TreeMap<String, String>();
        var expected = new ArrayList<String>();
        for (String role : roles) {
            String quoted = "\"" + role.replace("\"", "\"\"") + "\"";
            String right = role.length() % 2 == 0 ? "select" : "insert";
            lists.put(quoted, right);
            expected.add("grant " + right + " on table t to " + quoted);
        }
        String list = lists.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining("; "));
        var table = new CatalogObject(
                CatalogKind.TABLE, "t", new TreeMap<>(Map.of("owner", "app")), new TreeSet<>(), new TreeSet<>(), 0);

        assertThat(GrantStatements.statements(table, "(owner): all; " + list, null))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(GrantStatements.statements(table, null, "(owner): all; " + list))
                .hasSize(roles.size());
    }

    @Provide
    Arbitrary<Set<String>> roles() {
        return Arbitraries.of(
                        "; ",
                        ": ",
                        "\"",
                        ", ",
                        "(owner)",
                        "public",
                        " in schema ",
                        " on ",
                        "a",
                        "'",
                        "\\",
                        "\n",
                        "nobody",
                        "*")
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(parts -> String.join("", parts))
                .set()
                .ofMinSize(1)
                .ofMaxSize(4);
    }
}
