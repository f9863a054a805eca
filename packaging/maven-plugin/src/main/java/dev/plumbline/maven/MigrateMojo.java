package dev.plumbline.maven;

import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;

/** Applies the pending migrations. */
@Mojo(name = "migrate", threadSafe = true)
public final class MigrateMojo extends VerbMojo {
    /** Made by Maven. */
    public MigrateMojo() {}

    @Override
    List<String> command() {
        return List.of("migrate", pack);
    }
}
