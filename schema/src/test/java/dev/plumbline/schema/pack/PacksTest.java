package dev.plumbline.schema.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacksTest {
    @TempDir
    Path temp;

    private Path folder(String name, String... files) throws IOException {
        Path folder = Files.createDirectories(temp.resolve(name));
        for (String file : files) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), "select 1;");
        }
        return folder;
    }

    @ParameterizedTest
    @ValueSource(strings = {"with a space", "Ünïcode ☃", "%41%zz", "a,b", "--url", "#1"})
    void aFolderMayBeCalledAnything(String name) throws IOException {
        Path folder = folder(name, "V1__a.sql");
        Pack pack = Packs.find(folder.toString());
        assertThat(pack.name()).matches("[a-z0-9_]+");
        assertThat(pack.files(Phase.SCHEMA)).extracting(MigrationFile::script).containsExactly("V1__a.sql");
    }

    @Test
    void aNamesakeHasNotTheMigrationsOfThePackThatShips() throws IOException {
        Pack shipped = Packs.find("vehicles");
        assertThat(Packs.isNamesake(shipped)).isFalse();
        assertThat(Packs.isNamesake(Packs.find(folder("vehicles", "V1__a.sql").toString())))
                .isTrue();
        assertThat(Packs.isNamesake(Packs.find(folder("boats", "V1__a.sql").toString())))
                .isFalse();
        Path copy = folder("copy/vehicles", "schema/V9000__more.sql");
        for (Phase phase : shipped.phases()) {
            for (MigrationFile file : shipped.files(phase)) {
                Path to = copy.resolve(phase.name().toLowerCase(Locale.ROOT)).resolve(file.script());
                Files.createDirectories(to.getParent());
                Files.copy(file.path(), to);
            }
        }
        assertThat(Packs.isNamesake(Packs.find(copy.toString()))).isFalse();
    }

    @Test
    void linksToFoldersAndFilesAreFollowed() throws IOException {
        Path real = folder("real", "V1__a.sql", "sub/V2__b.sql");
        Path elsewhere = folder("elsewhere", "V3__c.sql", "more/V4__d.sql");
        Files.createSymbolicLink(real.resolve("V3__c.sql"), elsewhere.resolve("V3__c.sql"));
        Files.createSymbolicLink(real.resolve("linked"), elsewhere.resolve("more"));
        Path link = Files.createSymbolicLink(temp.resolve("link"), real);
        assertThat(Packs.find(link.toString()).files(Phase.SCHEMA))
                .extracting(MigrationFile::script)
                .containsExactly("V1__a.sql", "sub/V2__b.sql", "V3__c.sql", "linked/V4__d.sql");
    }

    @Test
    void aLinkThatRunsInACircleIsNamed() throws IOException {
        Path folder = folder("circle", "V1__a.sql");
        Files.createSymbolicLink(folder.resolve("again"), folder);
        assertThatThrownBy(() -> Packs.find(folder.toString()))
                .hasMessageContaining("cannot read folder " + folder)
                .message()
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-pack", "", " ", "/no/such/folder", "a\u0000b", "Vehicles"})
    void anUnknownNameListsWhatThereIs(String name) {
        assertThatThrownBy(() -> Packs.find(name))
                .isInstanceOf(dev.plumbline.database.PlumblineException.class)
                .hasMessageStartingWith("no pack '" + name.replace("\u0000", "?") + "'")
                .hasMessageContaining("vehicles");
    }

    @Test
    void aFileIsNoPack() throws IOException {
        Path file = folder("x", "V1__a.sql").resolve("V1__a.sql");
        assertThatThrownBy(() -> Packs.find(file.toString())).hasMessageContaining("is a file: expected the folder");
    }

    @Test
    void aFolderWithoutMigrationsSaysWhatIsWanted() throws IOException {
        assertThatThrownBy(() -> Packs.find(folder("empty", "notes.sql").toString()))
                .hasMessageContaining("no migrations in")
                .hasMessageContaining("V1__create_tables.sql")
                .hasMessageEndingWith(
                        "in schema/ and optimize/; number its SQL files in the order in which they run: notes.sql"
                                + " becomes V1__notes.sql");
    }

    @Test
    void packsAreFoundInAJarWhoseNameNeedsEscapes() throws Exception {
        Path jar = temp.resolve("päcks & more.jar");
        var entries = List.of(
                "packs/",
                "packs/jarred/",
                "packs/jarred/pack.yaml",
                "packs/jarred/schema/",
                "packs/jarred/schema/V1__a.sql",
                "packs/jarred/checks/",
                "packs/jarred/checks/c.sql");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String entry : entries) {
                out.putNextEntry(new JarEntry(entry));
                if (!entry.endsWith("/")) {
                    out.write((entry.endsWith("yaml") ? "title: From a jar\n" : "select 1;").getBytes());
                }
                out.closeEntry();
            }
        }
        var urls = new ArrayList<URL>();
        for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
            if (!entry.endsWith("test-classes")) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        urls.add(jar.toUri().toURL());
        try (var loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Class<?> packs = loader.loadClass(Packs.class.getName());
            assertThat(packs.getMethod("names").invoke(null).toString()).contains("jarred");
            Object pack = packs.getMethod("find", String.class).invoke(null, "jarred");
            assertThat(pack.toString()).contains("From a jar").contains("/packs/jarred/schema");
            Object fingerprint = pack.getClass().getMethod("fingerprint").invoke(pack);
            assertThat(fingerprint.toString()).hasSize(64);
            Object checks = pack.getClass().getMethod("checks").invoke(pack);
            assertThat(checks.toString()).contains("/packs/jarred/checks");
        }
    }

    @Test
    void theVehiclesPackShips() {
        assertThat(Packs.names()).contains("vehicles");
        assertThat(Packs.find("vehicles").phases()).isNotEmpty();
    }

    @Test
    void severalFoldersWithSpacesMakeOnePack() throws IOException {
        Path one = folder("o n e", "V1__a.sql");
        Path two = folder("two", "V2__b.sql");
        Pack pack = Packs.find(one + "," + two);
        assertThat(pack.name()).isEqualTo("o_n_e");
        assertThat(pack.files(Phase.SCHEMA)).hasSize(2);
        assertThat(Set.copyOf(pack.folders().get(Phase.SCHEMA))).isEqualTo(Set.of(one, two));
        assertThat(Stream.of(pack.title())).containsExactly("o_n_e");
        assertThatThrownBy(() -> Packs.find(one + ",absent")).hasMessageContaining("no pack 'absent'");
    }
}
