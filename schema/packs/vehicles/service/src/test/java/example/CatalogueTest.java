package example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.test.PlumblineTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

@PlumblineTest(pack = "vehicles", sample = false)
class CatalogueTest {

    @Test
    void theCascadeAnswersWithTypedRows(DSLContext sql) {
        var catalogue = new Catalogue(sql);
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
