package dev.plumbline.planner.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.planner.MajorDatabase;
import dev.plumbline.planner.observation.Fact;
import dev.plumbline.planner.observation.ObservedFile;
import dev.plumbline.planner.observation.Script;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is renamed, and which functions name it in bodies that the server has not resolved. */
class RenamedIT {
    private static MajorDatabase database;
    private static Observer observer;

    @BeforeAll
    static void open() {
        database = MajorDatabase.create();
        observer = Observer.of(database.owner());
        observer.run(new Script("tables", """
                create table buyer (id bigint primary key, "The Name" text constraint named check ("The Name" <> ''), mail text);
                create unique index buyer_mail on buyer (mail);
                create sequence numbers;
                create view mails as select mail from buyer;
                create function once() returns void language plpgsql as $$ begin
                  insert into buyer (id) values (1) on conflict on constraint Buyer_pkey do nothing; end $$;
                create function named() returns text language sql as 'select "The Name" from buyer';
                create function bound() returns text language sql begin atomic select mail from buyer; end;
                create function mailed() returns text language plpgsql as $$ begin return (select mail from buyers); end $$;
                create procedure next_one() language plpgsql as $$ begin perform nextval('public.numbers'); end $$;
                """, true));
    }

    @AfterAll
    static void close() {
        observer.close();
        database.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            alter index buyer_pkey rename to buyer_key                         | index.renamed public.buyer_pkey true public.once()
            alter table buyer rename constraint buyer_pkey to buyer_key        | index.renamed public.buyer_pkey true public.once()
            alter table buyer_mail rename to buyer_mails                       | index.renamed public.buyer_mail false
            alter table buyer rename constraint named to has_name              | constraint.renamed named
            alter table buyer rename column "The Name" to name                 | column.renamed "The Name"  public.named()
            alter table buyer rename column mail to email                      | column.renamed mail
            alter table numbers rename to counts                               | sequence.renamed public.numbers  public.next_one()
            alter view mails rename to addresses                               | view.renamed public.mails
            alter table buyer rename to customer                               | table.renamed public.buyer  public.named(), public.once()
            """)
    void functionsThatNameItAreFound(String sql, String expected) {
        ObservedFile file = observer.observe(new Script("rename", sql + "; rollback;", true));

        List<String> renamed = file.statements().get(0).facts().stream()
                .filter(fact -> fact.kind().endsWith(".renamed"))
                .filter(fact -> !fact.kind().equals("constraint.renamed")
                        || !fact.get("type").equals("primary key"))
                .map(RenamedIT::words)
                .toList();
        assertThat(renamed).containsExactly(expected);
    }

    private static String words(Fact fact) {
        return String.join(" ", fact.kind(), fact.get("from"), fact.get("of_key"), fact.get("bodies"))
                .strip();
    }
}
