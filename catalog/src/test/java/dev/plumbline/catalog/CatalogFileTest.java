package dev.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.database.PlumblineException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CatalogFileTest {

    private static final Catalog CATALOG = new Catalog(
            17,
            List.of(
                    object(CatalogKind.TABLE, "public.\"A \\ \"\"B\"\"\"", Map.of("comment", "line\nnext \u0007 ü 🚗")),
                    object(CatalogKind.SCHEMA, "public", Map.of())));

    private static CatalogObject object(CatalogKind kind, String name, Map<String, String> properties) {
        return new CatalogObject(
                kind, name, new TreeMap<>(properties), new TreeSet<>(List.of("schema public")), new TreeSet<>(), 0);
    }

    @Test
    void whatIsWrittenIsReadBackEqual() {
        String text = CatalogFile.write(CATALOG);

        assertThat(CatalogFile.read(text, "x.json")).isEqualTo(CATALOG);
        assertThat(CatalogFile.read(text, "x.json").objects()).isEqualTo(CATALOG.objects());
        assertThat(CatalogFile.write(CatalogFile.read(text, "x.json"))).isEqualTo(text);
    }

    @Test
    void anEmptyCatalogueIsAFileToo() {
        var empty = new Catalog(15, List.of());

        assertThat(CatalogFile.read(CatalogFile.write(empty), "x.json")).isEqualTo(empty);
    }

    @Test
    void whatWasChangedIsRefused() {
        String text = CatalogFile.write(CATALOG);

        refuses(text.replace("line\\n", "linie\\n"), "x.json", "changed or cut");
        refuses(text.replace("catalog 1", "catalog 2"), "'plumbline catalog 2'", "expected 'plumbline catalog 1'");
        refuses(text.replace("\"properties\"", "\"propertys\""), "'propertys' is not known");
        refuses(text.replace("\"table\"", "\"tabel\""), "'tabel' is not a kind");
        refuses(text.substring(0, text.length() / 2), "x.json");
        refuses("", "x.json", "'none'");
        refuses(text + "{}", "x.json");
        refuses(text.replace("\"server\" : 17,", "\"server\" : 17, \"server\" : 17,"), "Duplicate field 'server'");
    }

    private static void refuses(String text, String... parts) {
        assertThatThrownBy(() -> CatalogFile.read(text, "x.json"))
                .isInstanceOf(PlumblineException.class)
                .message()
                .contains(parts);
    }
}
