package dev.plumbline.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.loader.mode.Mode;
import dev.plumbline.loader.report.LoadException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who is set to read only is not made to write. */
class ReadOnlyIT {

    @Test
    void aLoadDoesNotOverruleThatTransactionsAreReadOnly() {
        try (var scratch = new Scratch("create table t (id int primary key)")) {
            var file = scratch.file("t.csv", "id", "1");
            var readOnly = scratch.database().withSettings(Map.of("default_transaction_read_only", "on"));
            for (String kind : List.of("append", "replace", "upsert", "chunks")) {
                var load = Loader.of(readOnly).into("t");
                var one = (kind.equals("chunks") ? load.mode(Mode.APPEND).chunk(1) : Faults.configure(load, kind))
                        .files(file);
                assertThatThrownBy(one::run)
                        .as(kind)
                        .isInstanceOf(LoadException.class)
                        .hasMessageContaining("default_transaction_read_only is on")
                        .hasMessageContaining("nothing was loaded")
                        .extracting(e -> ((LoadException) e).kind())
                        .isEqualTo(Kind.UNAVAILABLE);
            }
            assertThat(scratch.rows("select count(*) from t")).containsExactly("0");
            Loader.of(readOnly.withSettings(Map.of("default_transaction_read_only", "off")))
                    .into("t")
                    .files(file)
                    .run();
            assertThat(scratch.rows("select count(*) from t")).containsExactly("1");
        }
    }
}
