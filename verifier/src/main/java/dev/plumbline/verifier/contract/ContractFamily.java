package dev.plumbline.verifier.contract;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.diff.CatalogDiff;
import dev.plumbline.catalog.diff.Partitions;
import dev.plumbline.database.SearchPath;
import dev.plumbline.schema.contract.Contract;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.verifier.check.Check;
import dev.plumbline.verifier.check.CheckContext;
import dev.plumbline.verifier.check.CheckFamily;
import dev.plumbline.verifier.check.CheckResult;
import dev.plumbline.verifier.check.Family;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A live database against what the pack's migrations build, and against the classes generated from them. The pack is looked for in the
 * first schema of the search path that exists.
 */
public final class ContractFamily implements CheckFamily {

    private final Pack pack;
    private final Optional<Path> classes;

    /** @param classes a folder or jar that holds generated classes; empty for those on the class path */
    public ContractFamily(Pack pack, Optional<Path> classes) {
        this.pack = pack;
        this.classes = classes;
    }

    @Override
    public Family family() {
        return Family.CONTRACT;
    }

    @Override
    public List<? extends Check> checks(CheckContext context) {
        return List.of(new MigrationsCheck(pack), new TypesCheck(pack, classes));
    }

    /** The schema a deployment is in. */
    static String home(Connection connection) throws SQLException {
        return SearchPath.home(connection).orElse("public");
    }

    private record MigrationsCheck(Pack pack) implements Check {
        @Override
        public String id() {
            return "catalogue";
        }

        @Override
        public String title() {
            return "the catalogue matches what the migrations build";
        }

        @Override
        public List<CheckResult> run(CheckContext context) throws SQLException {
            Contract contract = Contract.of(pack);
            context.progress(
                    contract.recorded()
                            ? "contract: as recorded with the pack"
                            : "contract: built from the migrations on a throw-away server");
            String home = home(context.connection());
            Catalog live = Catalog.read(context.connection(), contract.scope(home));
            return CatalogFindings.of(
                    CatalogDiff.between(
                            Partitions.known(contract.catalog(), live), Partitions.known(live, contract.catalog())),
                    contract.catalog().objects().size(),
                    "the migrations build it");
        }
    }
}
