package dev.plumbline.planner.consumer;

import dev.plumbline.database.Database;
import dev.plumbline.planner.query.GivenStatement;
import dev.plumbline.schema.pack.Consumer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Finds the services that use what a migration changes. */
public final class Consumers {
    private final ServicePaths paths = new ServicePaths();
    private final List<Consumer> declared;

    /** @param declared those that the pack declares */
    public Consumers(List<Path> paths, List<Consumer> declared) {
        paths.forEach(this.paths::read);
        this.declared = List.copyOf(declared);
    }

    /** SQL among the constants of the services' classes. */
    public List<GivenStatement> statements() {
        return paths.services().stream()
                .flatMap(service -> service.statements().stream())
                .toList();
    }

    /**
     * @param before the database without the migration
     * @param after the database with it
     * @param schemas those from which types are generated
     */
    public ConsumerChanges compare(Database before, Database after, List<String> schemas) {
        var api = new LinkedHashSet<ApiChange>();
        for (String schema : schemas) {
            api.addAll(ApiDifference.between(GeneratedApi.of(before, schema), GeneratedApi.of(after, schema)));
        }
        var uses = new LinkedHashSet<BrokenUse>();
        for (ServiceClasses service : paths.services()) {
            for (MemberUse use : service.uses()) {
                api.stream()
                        .filter(change -> use.means(change.member()))
                        .forEach(change -> uses.add(new BrokenUse(use.service(), use.where(), use.verb(), change, "")));
            }
        }
        declared.forEach(consumer -> uses.addAll(declared(consumer, api)));
        return new ConsumerChanges(
                List.copyOf(api),
                List.copyOf(uses),
                paths.services().stream().map(ServiceClasses::service).toList(),
                statements(),
                paths.notes());
    }

    /** A pack names tables and functions, not which parts of them are used: every change of one is reported, once per column. */
    private static List<BrokenUse> declared(Consumer consumer, Iterable<ApiChange> api) {
        var uses = new ArrayList<BrokenUse>();
        for (ApiChange change : api) {
            boolean record = change.member().owner().startsWith("tables/records/");
            for (String used : consumer.uses()) {
                String name = used.substring(used.lastIndexOf('.') + 1);
                if (!record && isOf(change, name)) {
                    uses.add(new BrokenUse(
                            new Service(consumer.name(), ""), "(pack.yaml)", "uses " + used + ":", change, ""));
                }
            }
        }
        return uses;
    }

    private static boolean isOf(ApiChange change, String name) {
        String object = change.object();
        return object.equals(name)
                || object.startsWith(name + ".")
                || change.member().owner().replaceFirst(".*/", "").equalsIgnoreCase(name.replace("_", ""));
    }
}
