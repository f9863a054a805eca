package dev.plumbline.maven;

import java.io.File;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Writes the pages of the schema. */
@Mojo(name = "docs", threadSafe = true)
public final class DocsMojo extends VerbMojo {
    /** The folder they go into. */
    @Parameter(property = "plumbline.docs", defaultValue = "${project.build.directory}/plumbline-docs")
    private File out = new File("");

    /** Made by Maven. */
    public DocsMojo() {}

    @Override
    List<String> command() {
        return List.of("docs", pack, "--out", out.toString(), "--overwrite");
    }
}
