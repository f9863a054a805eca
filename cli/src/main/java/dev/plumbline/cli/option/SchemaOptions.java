package dev.plumbline.cli.option;

import java.util.List;
import picocli.CommandLine.Option;

/** Which schemas of a database a verb reads. Mixed into verbs that can read a part of one. */
public final class SchemaOptions {
    @Option(
            names = "--schema",
            paramLabel = "NAME",
            description = "Only this schema; may be repeated (default: the whole database).")
    private List<String> schemas = List.of();

    /** Empty: all. */
    public List<String> names() {
        return schemas;
    }
}
