package dev.plumbline.catalog.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogKind;
import dev.plumbline.catalog.CatalogObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Catalogues made by hand: what is reported, what follows, and what between versions is the same. */
class CatalogDiffTest {
    private static final CatalogObject SCHEMA = object(CatalogKind.SCHEMA, "app", Map.of());
    private static final CatalogObject TABLE = object(CatalogKind.TABLE, "app.t", Map.of(), SCHEMA);
    private static final CatalogObject COLUMN =
            part(CatalogKind.COLUMN, "app.t.id", Map.of("type", "integer", "on", "app.t"), TABLE);

    private static CatalogObject object(
            CatalogKind kind, String name, Map<String, String> properties, CatalogObject... needs) {
        return new CatalogObject(kind, name, new TreeMap<>(properties), keys(needs), new TreeSet<>(), 0);
    }

    private static CatalogObject part(
            CatalogKind kind, String name, Map<String, String> properties, CatalogObject whole) {
        return new CatalogObject(kind, name, new TreeMap<>(properties), keys(whole), keys(whole), 1);
    }

    private static TreeSet<String> keys(CatalogObject... objects) {
        return new TreeSet<>(List.of(objects).stream().map(CatalogObject::key).toList());
    }

    private static List<String> titles(Catalog expected, Catalog actual) {
        return CatalogDiff.between(expected, actual).differences().stream()
                .map(CatalogDifference::title)
                .toList();
    }

    private static Catalog catalog(int major, CatalogObject... objects) {
        return new Catalog(major, List.of(objects));
    }

    @Test
    void equalCataloguesDifferInNothing() {
        assertThat(titles(catalog(17, SCHEMA, TABLE, COLUMN), catalog(17, COLUMN, TABLE, SCHEMA)))
                .isEmpty();
    }

    @Test
    void whatGoesWithATableIsToldWithIt() {
        assertThat(titles(catalog(17, SCHEMA, TABLE, COLUMN), catalog(17, SCHEMA)))
                .containsExactly("missing table app.t");
        assertThat(titles(catalog(17, SCHEMA), catalog(17, SCHEMA, TABLE, COLUMN)))
                .containsExactly("unexpected table app.t");
    }

    @Test
    void everyPropertyThatDiffersIsNamedWithBothSides() {
        CatalogObject wider =
                part(CatalogKind.COLUMN, "app.t.id", Map.of("type", "bigint", "on", "app.t", "not null", "yes"), TABLE);

        CatalogDiff diff = CatalogDiff.between(catalog(17, SCHEMA, TABLE, COLUMN), catalog(17, SCHEMA, TABLE, wider));

        assertThat(diff.differences())
                .extracting(CatalogDifference::title)
                .containsExactly("changed column app.t.id: not null, type");
        assertThat(diff.render())
                .contains("not null", "actual:   yes\n    expected: (not set)")
                .contains("actual:   bigint\n    expected: integer\n");
    }

    @Test
    void anotherVersionsWordsForTheSameTreeAreNoDifference() {
        CatalogObject older = object(
                CatalogKind.VIEW, "app.v", Map.of("definition", "SELECT t.id FROM app.t WHERE ((t.id > 1))"), TABLE);
        CatalogObject newer =
                object(CatalogKind.VIEW, "app.v", Map.of("definition", "SELECT id\n FROM app.t WHERE (id > 1)"), TABLE);

        assertThat(titles(catalog(15, SCHEMA, TABLE, COLUMN, older), catalog(18, SCHEMA, TABLE, COLUMN, newer)))
                .isEmpty();
        assertThat(titles(catalog(18, SCHEMA, TABLE, COLUMN, older), catalog(18, SCHEMA, TABLE, COLUMN, newer)))
                .containsExactly("changed view app.v: definition");
    }

    @Test
    void castsAloneAreTheSameButNamesAreNot() {
        assertThat(Deparsed.sameButForCasts("'x'::character varying(3)", "'x'::text"))
                .isTrue();
        assertThat(Deparsed.sameButForCasts("now()", null)).isFalse();
        assertThat(Deparsed.same("default", "(a + b)", "a + b", false)).isTrue();
        assertThat(Deparsed.same("default", "(a + b)", "a + c", false)).isFalse();
        assertThat(Deparsed.same("comment", "(a)", "a", false))
                .as("what people wrote")
                .isFalse();
        assertThat(Deparsed.same("using", null, "a", false)).isFalse();
        assertThat(Deparsed.same("using", "a", null, false)).isFalse();
    }
}
