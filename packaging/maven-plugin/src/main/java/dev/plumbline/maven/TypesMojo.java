package dev.plumbline.maven;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Generates the classes of the schema, which the build then compiles; an unchanged folder is not run again. */
@Mojo(name = "types", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class TypesMojo extends VerbMojo {
    /** The package of the classes. */
    @Parameter(property = "plumbline.package", defaultValue = "${project.groupId}.db")
    private String packageName = "";

    /** The source folder they are written into. */
    @Parameter(defaultValue = "${project.build.directory}/generated-sources/plumbline")
    private File out = new File("");

    @Parameter(defaultValue = "${project.build.outputDirectory}", readonly = true)
    private File classes = new File("");

    /** Made by Maven. */
    public TypesMojo() {}

    @Override
    List<String> command() {
        var command = new ArrayList<>(List.of("types"));
        if (url == null) {
            command.add(pack);
        }
        command.addAll(List.of("--package", packageName, "--out", out.toString(), "--marker", classes.toString()));
        return command;
    }

    @Override
    void done() {
        project().addCompileSourceRoot(out.toString());
    }
}
