package dev.plumbline.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What the goals have in common: the folder of migrations, the server, and the process that the verb runs in. */
abstract class VerbMojo extends AbstractMojo {
    private static final int FINDINGS = 1;

    /** The name of a pack, or a folder of migrations. */
    @Parameter(property = "plumbline.pack", defaultValue = "${project.basedir}/src/main/resources/db/migration")
    protected String pack = "";

    /**
     * The database, as a JDBC or libpq address; the password comes from {@code PGPASSWORD} or {@code ~/.pgpass}. Without one a goal
     * takes what the command would take.
     */
    @Parameter(property = "plumbline.url")
    protected @Nullable String url;

    /** More options of the verb, as on the command line. */
    @Parameter
    protected List<String> arguments = List.of();

    /** Options of the Java that runs the verb, for instance {@code -Dplumbline.server=embedded}. */
    @Parameter
    protected List<String> jvmArguments = List.of();

    /** Leaves the goal out. */
    @Parameter(property = "plumbline.skip", defaultValue = "false")
    private boolean skip;

    /** The project the goal runs in. */
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    protected @Nullable MavenProject project;

    @Parameter(defaultValue = "${plugin.artifacts}", readonly = true, required = true)
    private List<Artifact> artifacts = List.of();

    /** Made by Maven. */
    VerbMojo() {}

    /** The verb and what is said to it. */
    abstract List<String> command();

    /** After the verb has done its work. */
    void done() throws MojoExecutionException {}

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("plumbline: skipped (plumbline.skip)");
            return;
        }
        var all = new ArrayList<>(command());
        if (url != null) {
            all.addAll(List.of("--url", url));
        }
        all.addAll(arguments);
        int code = run(all);
        String what = "plumbline " + all.get(0) + " ended with " + code + ", see above";
        if (code == FINDINGS) {
            throw new MojoFailureException(what);
        } else if (code != 0) {
            throw new MojoExecutionException(what);
        }
        done();
    }

    private int run(List<String> all) throws MojoExecutionException {
        List<Path> classPath = artifacts.stream()
                .map(Artifact::getFile)
                .filter(Objects::nonNull)
                .map(File::toPath)
                .toList();
        try {
            return new Engine(classPath, jvmArguments(), project().getBasedir().toPath())
                    .run(all, line -> getLog().info(line));
        } catch (IOException e) {
            throw new MojoExecutionException("plumbline " + all.get(0) + " cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("interrupted while plumbline " + all.get(0) + " ran", e);
        }
    }

    /** What the build says of the server holds for the verb too. */
    private List<String> jvmArguments() {
        var all = new ArrayList<String>();
        for (String name : List.of("plumbline.server", "plumbline.image")) {
            String value = project().getProperties().getProperty(name, System.getProperty(name));
            if (value != null) {
                all.add("-D" + name + "=" + value);
            }
        }
        all.addAll(jvmArguments);
        return all;
    }

    MavenProject project() {
        return Objects.requireNonNull(project, "given by Maven");
    }
}
