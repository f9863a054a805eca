package dev.plumbline.verifier.promise;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.schema.pack.Budgets;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.schema.pack.SqlFiles;
import dev.plumbline.verifier.data.Expectations;
import dev.plumbline.verifier.function.FunctionProof;
import dev.plumbline.verifier.lookup.Lookup;
import dev.plumbline.verifier.lookup.LookupFile;
import dev.plumbline.verifier.sqlcheck.Accepted;
import dev.plumbline.verifier.sqlcheck.CheckFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything a pack promises: its {@code checks} folder and, where there are any, its promises in Java. */
public record PackPromises(
        Expectations expectations,
        List<CheckFile> checks,
        List<FunctionProof> functions,
        List<Lookup> lookups,
        Accepted accepted) {

    private static final String ACCEPTED = "accepted.txt";

    public PackPromises {
        checks = List.copyOf(checks);
        functions = List.copyOf(functions);
        lookups = List.copyOf(lookups);
    }

    public static PackPromises none() {
        return new PackPromises(new Expectations(), List.of(), List.of(), List.of(), Accepted.none());
    }

    /**
     * @param fullSet whether the database contains the full-size data set; promises about it alone are left out otherwise
     * @throws PlumblineException naming the file that cannot be understood
     */
    public static PackPromises of(Pack pack, boolean fullSet) {
        Optional<Promises> java = Packs.isNamesake(pack) ? Optional.empty() : Promises.of(pack.name());
        Expectations expectations = new Expectations();
        java.ifPresent(promises -> promises.data(expectations, fullSet));
        List<CheckFile> checks = new ArrayList<>();
        List<Lookup> lookups = new ArrayList<>();
        for (Lookup lookup : java.map(Promises::lookups).orElse(List.of())) {
            lookups.add(within(pack.budgets(), lookup));
        }
        for (Path file : pack.checks().map(SqlFiles::below).orElse(List.of())) {
            String name = String.valueOf(file.getFileName());
            String text = pack.dataSet("full").fill(SqlFiles.text(file));
            if (LookupFile.isOne(text)) {
                lookups.add(LookupFile.parse(name, text, pack.budgets().p99()));
            } else {
                checks.add(CheckFile.parse(name, text));
            }
        }
        return new PackPromises(
                expectations,
                checks.stream()
                        .filter(check -> fullSet || !check.isForFullSet())
                        .toList(),
                java.map(Promises::functions).orElse(List.of()),
                lookups,
                accepted(pack));
    }

    private static Lookup within(Budgets budgets, Lookup lookup) {
        boolean stated = !budgets.equals(Budgets.DEFAULT);
        return stated ? lookup.within(budgets.of(lookup.function())) : lookup;
    }

    private static Accepted accepted(Pack pack) {
        Optional<Path> file =
                pack.checks().map(checks -> checks.resolve(ACCEPTED)).filter(Files::isRegularFile);
        try {
            return file.isPresent()
                    ? Accepted.parse("checks/" + ACCEPTED, Files.readString(file.get()))
                    : Accepted.none();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
