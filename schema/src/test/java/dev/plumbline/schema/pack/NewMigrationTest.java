package dev.plumbline.schema.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewMigrationTest {
    @TempDir
    Path folder;

    @Test
    void goesOnInThePacksOwnNumbering() throws IOException {
        assertThat(after("V0009__a.sql")).containsExactly("V0010__add_user_table.sql", "U0010__add_user_table.sql");
        assertThat(after("V9__a.sql")).containsExactly("V10__add_user_table.sql", "U10__add_user_table.sql");
        assertThat(after("V1.2.09__a.sql"))
                .containsExactly("V1.2.10__add_user_table.sql", "U1.2.10__add_user_table.sql");
        assertThat(after("V29991231235959__a.sql"))
                .containsExactly("V29991231235960__add_user_table.sql", "U29991231235960__add_user_table.sql");
        assertThat(after("V20200101000000__a.sql").get(0)).matches("V20[2-9]\\d{11}__add_user_table.sql");
    }

    @Test
    void startsAPhaseThatHasNoFilesYet() throws IOException {
        Files.createDirectories(folder.resolve("schema"));
        Files.writeString(folder.resolve("schema/V0001__a.sql"), "select 1;\n");
        Files.writeString(folder.resolve("pack.yaml"), "name: mine\n");
        Pack pack = Packs.find(folder.toString());
        assertThat(NewMigration.write(pack, Phase.OPTIMIZE, "Index by Größe!", false))
                .containsExactly(
                        folder.resolve("optimize/V0001__index_by_größe.sql"),
                        folder.resolve("optimize/U0001__index_by_größe.sql"));
        assertThat(NewMigration.write(pack, Phase.SCHEMA, "get makes", true))
                .containsExactly(folder.resolve("schema/R__get_makes.sql"));
        assertThat(Files.readString(folder.resolve("optimize/V0001__index_by_größe.sql")))
                .startsWith("-- Purpose: Index by Größe!\n-- Locks: none\n");
        assertThatThrownBy(() -> NewMigration.write(pack, Phase.SCHEMA, "get makes", true))
                .hasMessageContaining("already exists");
        assertThatThrownBy(() -> NewMigration.write(pack, Phase.SCHEMA, " -- ", false))
                .hasMessageContaining("no word to name a file by");
    }

    @Test
    void writesTheFirstFileOfAnEmptyFolder() {
        assertThat(NewMigration.write(Packs.findOrBegin(folder.toString()), Phase.SCHEMA, "create book", false))
                .containsExactly(folder.resolve("V0001__create_book.sql"), folder.resolve("U0001__create_book.sql"));
        assertThatThrownBy(() -> Packs.findOrBegin(folder.resolve("missing").toString()))
                .hasMessageContaining("no pack");
    }

    private List<String> after(String existing) throws IOException {
        Path own = Files.createTempDirectory(folder, "pack");
        Files.writeString(own.resolve(existing), "select 1;\n");
        return NewMigration.write(Packs.find(own.toString()), Phase.SCHEMA, "add user table", false).stream()
                .map(file -> file.getFileName().toString())
                .toList();
    }
}
