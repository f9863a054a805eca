package dev.plumbline.operate.rehearse;

import java.util.Optional;

/**
 * Something that holds for every row of the copy and must hold for every row of the database.
 *
 * @param about what, in words: {@code constraint users_email_key on public.users: UNIQUE (email)}
 * @param table the oid of the table whose rows are asked
 * @param query returns the rows of the database that violate it; empty: no query can tell
 * @param converts whether the query returns no rows, but fails on a value that does not convert
 * @param unknown why no query can tell
 */
record RowQuestion(String about, long table, Optional<String> query, boolean converts, String unknown) {

    static RowQuestion asked(String about, long table, String query) {
        return new RowQuestion(about, table, Optional.of(query), false, "");
    }

    static RowQuestion converting(String about, long table, String query) {
        return new RowQuestion(about, table, Optional.of(query), true, "");
    }

    static RowQuestion unknown(String about, long table, String why) {
        return new RowQuestion(about, table, Optional.empty(), false, why);
    }
}
