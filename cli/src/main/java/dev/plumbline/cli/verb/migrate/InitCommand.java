package dev.plumbline.cli.verb.migrate;

import dev.plumbline.cli.option.ConnectionOptions;
import dev.plumbline.cli.option.SchemaOptions;
import dev.plumbline.cli.output.ExitCodes;
import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.database.Database;
import dev.plumbline.database.output.ResultFile.Existing;
import dev.plumbline.operate.baseline.Baseline;
import dev.plumbline.operate.baseline.BaselineOptions;
import dev.plumbline.operate.baseline.BaselineResult;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plumbline init}. */
@Command(
        name = "init",
        description = {
            "Makes a pack from an existing database: one migration that rebuilds it, proven on a throw-away server, its undo,"
                    + " and checks that its rows keep already. Only reads."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "plumbline init --url postgresql://me@localhost/shop --out db",
            "plumbline init --url live --schema sales --no-checks"
        },
        sortOptions = false)
public final class InitCommand implements Callable<Integer> {
    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "The folder of the pack, made when missing (default: named after the database).")
    private @Nullable Path out;

    @Mixin
    private SchemaOptions schemas = new SchemaOptions();

    @Option(names = "--grants", description = "Write privileges too; their roles must exist wherever it is applied.")
    private boolean grants;

    @Option(
            names = "--superuser",
            description =
                    "Prove the migration as a superuser of the throw-away server: for event triggers, C functions and"
                            + " the like. What anybody made in the database may then do on this machine what its user may.")
    private boolean superuser;

    @Option(names = "--no-checks", description = "Do not look at rows.")
    private boolean noChecks;

    @Option(names = "--overwrite", description = "Replace the files of an earlier run.")
    private boolean overwrite;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        Database database = connection.any(output);
        Path folder = out == null ? Path.of(database.name().replaceAll("[^\\w.-]+", "_")) : out;
        BaselineResult result = Baseline.write(
                database,
                folder,
                new BaselineOptions(schemas.names(), grants, superuser, !noChecks, Existing.replacedIf(overwrite)),
                output::step);
        if (output.json()) {
            json(folder, result);
        } else {
            print(folder, result);
        }
        return result.exact() ? 0 : ExitCodes.FINDINGS;
    }

    private void print(Path folder, BaselineResult result) {
        var print = output.out();
        result.notes().forEach(note -> output.tell("note: " + note));
        print.println("pack written to " + folder + ": " + result.objects() + " statements, " + result.offers()
                + (result.offers() == 1 ? " check" : " checks") + " offered");
        if (result.differences().isEmpty()) {
            print.println(
                    output.ink().good("✓") + " the migration rebuilds the database: no difference in the catalogue");
        } else {
            print.println(output.ink().bad("✗") + " the migration does not rebuild all of it:");
            result.differences().forEach(one -> print.println("    " + one));
        }
        if (result.undoLeaves().isEmpty()) {
            print.println(output.ink().good("✓") + " its undo leaves nothing behind");
        } else {
            print.println(output.ink().bad("✗") + " its undo leaves something behind:");
            result.undoLeaves().forEach(one -> print.println("    " + one));
        }
        print.println();
        print.println("next  plumbline migrate " + folder + " --url … --baseline 1   the database it was made from");
        print.println("      plumbline types " + folder + " --package com.example.db --out src/main/java");
        if (result.offers() > 0) {
            print.println(
                    "      " + folder + "/offered holds checks: move those that are meant to " + folder + "/checks");
        }
    }

    private void json(Path folder, BaselineResult result) {
        var json = new LinkedHashMap<String, Object>();
        json.put("folder", folder.toString());
        json.put("files", result.files().stream().map(Path::toString).toList());
        json.put("statements", result.objects());
        json.put("differences", result.differences());
        json.put("undo_leaves", result.undoLeaves());
        json.put("offered", result.offers());
        json.put("notes", result.notes());
        output.printJson(json);
    }
}
