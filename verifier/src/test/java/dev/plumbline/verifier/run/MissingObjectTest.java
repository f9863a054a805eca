package dev.plumbline.verifier.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.catalog.CatalogKind;
import dev.plumbline.verifier.check.ObjectReference;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MissingObjectTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "42P01 | ERROR: relation \"engines\" does not exist | table | engines",
                "42703 | ERROR: column e.name does not exist | any column | name",
                "42703 | ERROR: column \"name\" of relation \"engines\" does not exist | any column | name",
                "42703 | ERROR: column o.With Blank does not exist | any column | \"With Blank\"",
                "42883 | ERROR: function get_makes(integer) does not exist | function | get_makes"
            })
    void theServersWordsNameWhatIsMissing(String state, String message, String kind, String name) {
        ObjectReference missing = kind.equals("any column")
                ? ObjectReference.anyColumn(name)
                : ObjectReference.to(CatalogKind.of(kind), name);
        assertThat(MissingObject.references(new SQLException(message, state), "public"))
                .contains(missing);
        assertThat(MissingObject.references(new SQLException(message, "57014"), "public"))
                .isEmpty();
    }
}
