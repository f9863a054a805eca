package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** The build that the page about builds shows, run by Gradle. */
class GradleIT {
    private static final String LIBRARY = "'dev.plumbline:plumbline-cli:0.1.0-SNAPSHOT'";

    @TempDir
    Path project;

    /** Debian's Gradle knows no newer Java. */
    @Test
    @EnabledForJreRange(max = JRE.JAVA_17)
    void gradleRunsWhatThePageShows() throws Exception {
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(Files.isExecutable(Path.of("/usr/bin/gradle")))
                    .as("gradle")
                    .isTrue();
        }
        String page = Files.readString(Path.of("..", "docs", "builds.md"));
        int start = page.indexOf("```groovy\n") + "```groovy\n".length();
        String build = page.substring(start, page.indexOf("```", start));
        assertThat(build).contains(LIBRARY);
        Path target = Path.of("target").toAbsolutePath();
        String libraries = "files('" + target.resolve("plumbline-cli-0.1.0-SNAPSHOT.jar") + "') + fileTree('"
                + target.resolve("lib") + "')";
        Files.writeString(project.resolve("build.gradle"), build.replace(LIBRARY, libraries));
        Path db = Files.createDirectories(project.resolve("src/main/resources/db/migration"));
        Files.writeString(db.resolve("V1__meter.sql"), "create table meter (id int primary key);\n");

        String said = gradle("types", "schemaDocs");
        assertThat(said).contains("BUILD SUCCESSFUL", "classes of package com.example.db");
        assertThat(project.resolve("build/generated/plumbline/com/example/db/tables/Meter.java"))
                .isRegularFile();
        assertThat(project.resolve("build/docs/schema/index.html")).isRegularFile();
        assertThat(gradle("types")).contains("BUILD SUCCESSFUL", "types UP-TO-DATE");
        assertThat(gradle("tasks", "--all")).contains("migrate", "plan", "verifyDatabase");
    }

    private String gradle(String... tasks) throws Exception {
        var command = new java.util.ArrayList<>(
                java.util.List.of("/usr/bin/gradle", "--offline", "--no-daemon", "--console=plain"));
        command.addAll(java.util.List.of(tasks));
        var builder = new ProcessBuilder(command).directory(project.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.matches("PLUMBLINE_(URL|PACK|JAVA_OPTS)|PG[A-Z]+"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("GRADLE_USER_HOME", project.resolve("home").toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
