package dev.plumbline.maven;

import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;

/** Reports what the pending migrations would do to the database, and fails the build unless that is safe. */
@Mojo(name = "plan", threadSafe = true)
public final class PlanMojo extends VerbMojo {
    /** Made by Maven. */
    public PlanMojo() {}

    @Override
    List<String> command() {
        return List.of("plan", pack);
    }
}
