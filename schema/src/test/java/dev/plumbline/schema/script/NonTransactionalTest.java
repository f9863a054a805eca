package dev.plumbline.schema.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NonTransactionalTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            create subscription s connection '' publication p                                         | true
            create subscription s connection '' publication p with (enabled = false)                  | true
            create subscription s connection '' publication p with (connect = false)                  | false
            create subscription s connection '' publication p with (slot_name = none, create_slot=off) | false
            drop subscription s                                                                       | true
            alter subscription s disable                                                              | false
            create index concurrently i on t (a)                                                      | true
            """)
    void whatTheServerRefusesInATransaction(String sql, boolean refused) {
        assertThat(NonTransactional.inAny(SqlScript.of(sql + ";").all())).isEqualTo(refused);
    }
}
