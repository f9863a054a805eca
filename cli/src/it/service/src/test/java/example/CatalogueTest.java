package example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.migrate.PackDatabases;
import dev.plumbline.schema.pack.Packs;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    @Test
    void theCascadeAnswersWithTypedRows() throws Exception {
        try (var database = PackDatabases.migrated(Packs.find("vehicles"));
                var connection = database.database().connectForUser()) {
            var catalogue = new Catalogue(DSL.using(connection, SQLDialect.POSTGRES));
            var engine = catalogue.addEngine("V8 5.0L");
            catalogue.addOption(2024, "Ford", "F-150", "XLT", engine.getId());
            catalogue.addOption(2024, "Tesla", "Model 3", "Long Range", null);

            assertThat(catalogue.makes(2024)).containsExactly("Ford", "Tesla");
            assertThat(catalogue.models(2024, "Ford")).containsExactly("F-150");
            assertThat(catalogue.trims(2024, "Ford", "F-150")).containsExactly("XLT");
            assertThat(catalogue.options(2024, "Ford", "F-150", "XLT"))
                    .singleElement()
                    .satisfies(row -> assertThat(row.getEngineName()).isEqualTo("V8 5.0L"));
            assertThat(catalogue.options(2024, "Tesla", "Model 3", "Long Range"))
                    .singleElement()
                    .satisfies(row -> assertThat(row.getEngineName()).isNull());
            assertThat(catalogue.enginesOf("Ford")).containsExactly("V8 5.0L");
            assertThat(catalogue.makes(1900)).isEmpty();
        }
    }
}
