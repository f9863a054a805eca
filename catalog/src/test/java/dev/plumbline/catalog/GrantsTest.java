package dev.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrantsTest {
    private static final String TABLE = "{app=arwdDxt/app}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{app=arwdDxt/app,=r/app}                              | (owner): all; public: select",
                "{app=arwdDxt/app,reader=r*a/app}                      | (owner): all; reader: insert, select*",
                "{app=arwdDxt/app,reader=r/app,reader=a/other}         | (owner): all; reader: insert, select",
                "{reader=arwdDxt/app}                                  | reader: all",
                "{}                                                    | nobody",
                "{app=r/app}                                           | (owner): select",
            })
    void rightsHaveOneFormWhoeverOwnsAndGrants(String acl, String form) {
        assertThat(Grants.canonical(acl, TABLE, "app")).contains(form);
    }

    @Test
    void aListThatSaysTheDefaultSaysNothing() {
        assertThat(Grants.canonical(TABLE, TABLE, "app")).isEmpty();
        assertThat(Grants.canonical("{other=arwdDxt/other}", "{other=arwdDxt/other}", "other"))
                .isEmpty();
        assertThat(Grants.canonical("{app=rawdDxt/app}", TABLE, "app")).isEmpty();
    }

    /** As the server writes such a role: quoted as a name, and as an element of an array around that. */
    @Test
    void aNameMayHoldWhatSeparates() {
        assertThat(Grants.canonical("{app=arwdDxt/app,\"\\\"a=b,c\\\"=r/app\"}", TABLE, "app"))
                .contains("\"a=b,c\": select; (owner): all");
    }

    @Test
    void theOrderOfTheEntriesPlaysNoPart() {
        assertThat(Grants.canonical("{b=r/app,app=arwdDxt/app,a=w/app}", TABLE, "app"))
                .isEqualTo(Grants.canonical("{a=w/app,b=r/app,app=tDxdwra/app}", TABLE, "app"))
                .contains("(owner): all; a: update; b: select");
    }
}
