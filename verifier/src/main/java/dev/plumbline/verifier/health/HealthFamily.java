package dev.plumbline.verifier.health;

import dev.plumbline.verifier.check.Check;
import dev.plumbline.verifier.check.CheckContext;
import dev.plumbline.verifier.check.CheckFamily;
import dev.plumbline.verifier.check.Family;
import dev.plumbline.verifier.snapshot.StaleViewsCheck;
import dev.plumbline.verifier.sqlcheck.Accepted;
import dev.plumbline.verifier.sqlcheck.CheckFile;
import dev.plumbline.verifier.sqlcheck.SqlCheck;
import java.util.ArrayList;
import java.util.List;

/** Every health check, on any database. */
public final class HealthFamily implements CheckFamily {

    private final List<CheckFile> files = HealthFiles.all();
    private final Accepted accepted;

    public HealthFamily(Accepted accepted) {
        this.accepted = accepted;
    }

    @Override
    public Family family() {
        return Family.HEALTH;
    }

    @Override
    public List<? extends Check> checks(CheckContext context) {
        List<Check> checks = new ArrayList<>();
        files.forEach(file -> checks.add(new SqlCheck(Family.HEALTH, file, accepted)));
        checks.add(new StaleViewsCheck(Family.HEALTH));
        return checks;
    }
}
