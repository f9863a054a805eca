package dev.plumbline.verifier.sqlcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CheckFileTest {

    @Test
    void theHeaderIsRead() {
        CheckFile file = CheckFile.parse("makes.sql", """
                -- promise: 53 makes
                -- severity: warn
                -- reason: the drop-down
                --   shows them all
                -- dataset: full
                select 1;
                """);
        assertThat(file.id()).isEqualTo("makes");
        assertThat(file.promise()).isEqualTo("53 makes");
        assertThat(file.severity()).isEqualTo(CheckSeverity.WARN);
        assertThat(file.reason()).isEqualTo("the drop-down shows them all");
        assertThat(file.isForFullSet()).isTrue();
        assertThat(file.query()).endsWith("select 1");
    }

    @Test
    void aBareQueryIsACheckThatFails() {
        CheckFile file = CheckFile.parse("012_no_lost_rows.sql", "select 1 where false");
        assertThat(file.promise()).isEqualTo("no lost rows");
        assertThat(file.severity()).isEqualTo(CheckSeverity.FAIL);
    }

    @Test
    void whatCannotBeUnderstoodIsNamed() {
        assertThatThrownBy(() -> CheckFile.parse("x.sql", "-- severity: high\nselect 1"))
                .hasMessage("x.sql: severity 'high', expected fail, warn or info");
        assertThatThrownBy(() -> CheckFile.parse("x.sql", "-- reason: none\n")).hasMessageContaining("x.sql: no query");
        assertThatThrownBy(() -> Accepted.parse("accepted.txt", "\noverlapping_index idx"))
                .hasMessageContaining("accepted.txt:2: 'overlapping_index idx'");
    }
}
