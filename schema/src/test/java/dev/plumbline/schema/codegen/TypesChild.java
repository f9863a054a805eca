package dev.plumbline.schema.codegen;

import java.nio.file.Path;
import java.util.Map;

/** Generates types in a process of its own, so that locale and time zone are those the process was born with. */
final class TypesChild {

    private TypesChild() {}

    public static void main(String[] args) {
        TypesJob.run(Map.of("pack", args[0]), "some.types", Path.of(args[1]));
    }
}
