package dev.plumbline.verifier.mutation;

import dev.plumbline.verifier.check.Family;
import java.util.List;
import java.util.Set;

/** One planted fault: the SQL that plants it, and the checks of its family that have to report it, these and no others. */
record Fault(String name, Family family, Set<String> reportedBy, List<String> sql) {

    static Fault of(String name, Family family, String reportedBy, String... sql) {
        return new Fault(name, family, Set.of(reportedBy.split(" ")), List.of(sql));
    }

    @Override
    public String toString() {
        return family.id() + ": " + name;
    }
}
