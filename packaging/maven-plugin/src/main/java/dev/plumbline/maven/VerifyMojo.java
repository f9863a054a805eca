package dev.plumbline.maven;

import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Checks that schema, types, data and plans agree. */
@Mojo(name = "verify", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class VerifyMojo extends VerbMojo {
    /** Made by Maven. */
    public VerifyMojo() {}

    @Override
    List<String> command() {
        return List.of("verify", pack);
    }
}
