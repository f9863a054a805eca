package dev.plumbline.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: this build and the Java it runs on. */
final class BuildVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"plumbline " + ofThisBuild() + " (Java " + Runtime.version() + ")"};
    }

    static String ofThisBuild() {
        return Objects.requireNonNullElse(BuildVersion.class.getPackage().getImplementationVersion(), "development");
    }
}
