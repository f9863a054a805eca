package dev.plumbline.operate.baseline;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.catalog.diff.CatalogDiff;
import dev.plumbline.catalog.diff.CatalogDifference;
import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.database.output.ResultFile;
import dev.plumbline.operate.trial.OwnersGround;
import dev.plumbline.operate.trial.TrialDatabase;
import dev.plumbline.operate.trial.TrialOwner;
import dev.plumbline.schema.migrate.Migrator;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes a pack from a database: a migration that builds all of it, proven by running it on a throw-away server and comparing the
 * catalogues; an undo, found by dropping everything there again; and checks that its rows satisfy today, beside the pack until somebody
 * adopts them. The database is only read.
 */
public final class Baseline {
    private static final String VERSION = "V0001__baseline.sql";

    private static final String NEEDED = " (with --schema: name those that they need, too)";
    private static final String RIGHTS =
            " (it is tried as a role that owns the database and is no superuser; where it takes a superuser,"
                    + " and whoever may create objects in the source is trusted: --superuser)";

    private final Database source;
    private final Path folder;
    private final BaselineOptions options;
    private final Consumer<String> messages;
    private final List<Path> files = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private Baseline(Database source, Path folder, BaselineOptions options, Consumer<String> messages) {
        this.source = source;
        this.folder = folder;
        this.options = options;
        this.messages = messages;
    }

    /** @param messages receives what is being done */
    public static BaselineResult write(
            Database source, Path folder, BaselineOptions options, Consumer<String> messages) {
        return new Baseline(source, folder, options, messages).write();
    }

    private BaselineResult write() {
        refuseAPack();
        BaselineContents description;
        var offers = new ArrayList<Offer>();
        try (Connection reading = source.connectToRead()) {
            messages.accept("reading the structure of " + source);
            description = BaselineContents.read(reading, options);
            if (options.checks()) {
                messages.accept("looking at what holds for all rows");
                offers.addAll(new RowFacts(reading, notes::add).offers(options.schemas()));
            }
        } catch (SQLException e) {
            throw new PlumblineException(Kind.UNAVAILABLE, "cannot read " + source + ": " + e.getMessage(), e);
        }
        if (description.statements().isEmpty()) {
            throw new PlumblineException(Kind.FINDING, source + " holds no object to make a migration of");
        }
        writeMigration(description);
        messages.accept("proving the migration on a throw-away server");
        try (var trial = TrialDatabase.like(source)) {
            if (!trial.isExact()) {
                notes.add("tried on PostgreSQL " + trial.major() + ", the database is on " + trial.wanted()
                        + " (plumbline server install " + trial.wanted() + " fetches its programs)");
            }
            return prove(description, trial.database(), offers);
        }
    }

    private void refuseAPack() {
        if (Files.exists(folder.resolve("schema").resolve(VERSION)) && options.existing() == ResultFile.Existing.KEPT) {
            throw new PlumblineException(
                    Kind.USAGE, folder + ": already holds a pack (--overwrite replaces its baseline)");
        }
    }

    private void writeMigration(BaselineContents description) {
        String text = MigrationText.baseline(source.name(), description)
                + (options.grants() ? MigrationText.grants(description.grants()) : "");
        file("schema/" + VERSION, text);
        if (text.contains("${")) {
            file("schema/" + VERSION + ".conf", "placeholderReplacement=false\n");
        }
        if (!options.grants() && !description.grants().isEmpty()) {
            notes.add("rights are left out, " + description.grants().size()
                    + " statements (--grants writes them; their roles must exist then)");
        }
        if (options.grants() && !description.leftAlone().isEmpty()) {
            notes.add("what everybody may do in schema public is left alone, and so are default privileges in it, which"
                    + " belong to the role that set them: " + String.join("; ", description.leftAlone()));
        }
        String name = source.name().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9_-]+", "_");
        file(
                "pack.yaml",
                MigrationText.packYaml(name.matches("[a-z].*") ? name : "db_" + name, source.name(), description));
    }

    private BaselineResult prove(BaselineContents description, Database trial, List<Offer> offers) {
        try {
            Catalog empty = catalog(trial);
            if (options.grants()) {
                GrantedRoles.create(trial, description.grants());
            }
            Pack pack = Packs.find(folder.toString());
            if (options.superuser()) {
                migrate(trial, pack);
                return compare(description, trial, empty, offers);
            }
            try (TrialOwner owner = TrialOwner.of(trial)) {
                OwnersGround.lay(owner, statements(description));
                migrate(owner.database(), pack);
                return compare(description, trial, empty, offers);
            }
        } catch (SQLException e) {
            throw new PlumblineException(Kind.UNAVAILABLE, "the throw-away database: " + e.getMessage(), e);
        }
    }

    private BaselineResult compare(BaselineContents description, Database trial, Catalog empty, List<Offer> offers)
            throws SQLException {
        Catalog built = catalog(trial);
        var differences = new ArrayList<String>();
        CatalogDiff.between(description.catalog(), built).differences().stream()
                .filter(difference -> !BaselineContents.isLeftAlone(difference))
                .map(CatalogDifference::title)
                .forEach(differences::add);
        // What the catalogue knows has just been compared.
        description.beyond().stream()
                .filter(object -> description.catalog().find(object).isEmpty())
                .forEach(differences::add);
        messages.accept("looking for an order in which all of it can be dropped");
        List<String> drops = trial.inTransaction(
                connection -> DropOrder.find(connection, catalog(connection), description.statements()));
        List<String> undo = options.grants() ? withRevokes(drops, description, trial) : drops;
        file("schema/U0001__baseline.sql", MigrationText.undo(undo));
        List<String> left = CatalogDiff.between(empty, catalog(trial)).differences().stream()
                .map(CatalogDifference::title)
                .toList();
        for (Offer offer : offers) {
            file("offered/" + offer.id() + ".sql", offer.text());
        }
        return new BaselineResult(files, description.statements().size(), differences, left, offers.size(), notes);
    }

    /** Schema public stays, and with it what roles may do there, unless that is revoked. */
    private static List<String> withRevokes(List<String> drops, BaselineContents description, Database trial)
            throws SQLException {
        var undo = new ArrayList<>(description.revokesInPublic());
        try (Connection connection = trial.connect();
                Statement statement = connection.createStatement()) {
            for (String revoke : undo) {
                statement.execute(revoke);
            }
        }
        undo.addAll(drops);
        return undo;
    }

    private static List<String> statements(BaselineContents description) {
        return description.statements().stream()
                .map(step -> MigrationText.statement(step.sql()))
                .toList();
    }

    private void migrate(Database trial, Pack pack) {
        try {
            new Migrator(trial, pack).migrate();
        } catch (PlumblineException e) {
            throw new PlumblineException(
                    Kind.FINDING,
                    "the migration does not run by itself" + (options.schemas().isEmpty() ? "" : NEEDED) + ": "
                            + e.getMessage() + (options.superuser() ? "" : RIGHTS),
                    e);
        }
    }

    private Catalog catalog(Database database) throws SQLException {
        try (Connection connection = database.connect()) {
            return catalog(connection);
        }
    }

    private Catalog catalog(Connection connection) throws SQLException {
        CatalogScope scope = BaselineContents.scope(options);
        return Catalog.read(connection, scope);
    }

    private void file(String name, String text) {
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw ResultFile.unwritable(file, e);
        }
        ResultFile.write(file, options.existing(), ResultFile.Readers.BY_UMASK, text.getBytes(StandardCharsets.UTF_8));
        files.add(file);
    }
}
