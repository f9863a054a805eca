package dev.plumbline.schema.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlStatementTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`select 1`                                  | select 1",
                "` \tselect\r\n\f1  `                        | select 1",
                "`-- first\nselect/* no */1-- last`          | select 1",
                "`select /* a /* b */ c */  2`               | select 2",
                "`select '--  no', \"/*\", $$ -- \n $$`      | select '-- no', \"/*\", $$ -- $$",
                "`select 1 /* never ends`                    | select 1",
                "`/* alone */`                               | ``",
                "``                                          | ``"
            })
    void commentsAreLeftOutAndWhiteSpaceIsMadeSingle(String text, String plain) {
        assertThat(new SqlStatement(1, text).withoutComments()).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "begin                    | true",
                "Commit and chain         | true",
                "start /* a */transaction | true",
                "rollback to savepoint a  | false",
                "commit prepared 'a'      | false",
                "endless                  | false"
            })
    void theFirstWordsTellWhatEndsOrBeginsATransaction(String text, boolean controls) {
        var statement = new SqlStatement(1, text);

        assertThat(statement.controlsTransaction()).isEqualTo(controls);
        assertThat(statement.controlsTransaction()).as("again").isEqualTo(controls);
    }

    @Test
    void aLongStatementIsReadTheSameEachTime() {
        var statement = new SqlStatement(1, "commit -- " + "x".repeat(20_000) + "\n  and  chain");

        assertThat(statement.withoutComments()).isEqualTo("commit and chain");
        assertThat(statement.words()).isEqualTo("COMMIT AND CHAIN").isEqualTo(statement.words());
    }
}
