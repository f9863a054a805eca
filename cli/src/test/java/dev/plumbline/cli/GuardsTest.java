package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page that says which test guards which promise names nothing that is not there. */
class GuardsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*(?:Test|IT)|cli/src/it/[\\w-]+)`");

    @Test
    void everyGuardIsThere() throws IOException {
        Set<String> tests = tests();
        var missing = new TreeSet<String>();
        int named = 0;
        for (Matcher guard = NAMED.matcher(Files.readString(ROOT.resolve("docs/engineering/guards.md")));
                guard.find();
                named++) {
            String name = guard.group(1);
            boolean there = name.contains("/") ? Files.isDirectory(ROOT.resolve(name)) : tests.contains(name);
            if (!there) {
                missing.add(name);
            }
        }
        assertThat(missing).isEmpty();
        assertThat(named).isGreaterThan(40);
    }

    /** A class in the walks through the house, with or without its package: {@code pipe.RowPipe}. */
    @Test
    void everyClassOfTheHouseIsThere() throws IOException {
        Set<String> classes = classes("/src/");
        var missing = new TreeSet<String>();
        int named = 0;
        Matcher quoted =
                Pattern.compile("`([^`\n]+)`").matcher(Files.readString(ROOT.resolve("docs/engineering/house.md")));
        while (quoted.find()) {
            Matcher name = Pattern.compile("(?<![\\w/=-])(?:[a-z]+\\.)*([A-Z][a-z]\\w+)")
                    .matcher(quoted.group(1));
            while (name.find()) {
                named++;
                if (!classes.contains(name.group(1))) {
                    missing.add(quoted.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(named).isGreaterThan(40);
    }

    private static Set<String> tests() throws IOException {
        return classes("/src/test/java/");
    }

    private static Set<String> classes(String where) throws IOException {
        var names = new HashSet<String>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                boolean built = name.equals("target") || name.startsWith(".") && !folder.equals(ROOT);
                return built ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().contains(where)) {
                    names.add(file.getFileName().toString().replace(".java", ""));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return names;
    }
}
