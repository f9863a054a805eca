package dev.plumbline.planner.consumer;

import dev.plumbline.planner.query.GivenStatement;
import java.util.List;
import java.util.function.Function;

/**
 * What a migration does to the users of the generated classes.
 *
 * @param api every difference that a user may notice
 * @param uses where services use what changes
 * @param services those that were examined, and their uses of generated classes
 * @param statements SQL among the constants of the services
 * @param notes what could not be read
 */
public record ConsumerChanges(
        List<ApiChange> api,
        List<BrokenUse> uses,
        List<Service> services,
        List<GivenStatement> statements,
        List<String> notes) {

    public static final ConsumerChanges NONE =
            new ConsumerChanges(List.of(), List.of(), List.of(), List.of(), List.of());

    public ConsumerChanges {
        api = List.copyOf(api);
        uses = List.copyOf(uses);
        services = List.copyOf(services);
        statements = List.copyOf(statements);
        notes = List.copyOf(notes);
    }

    /** The same with the file that causes each change. */
    public ConsumerChanges by(Function<ApiChange, String> file) {
        return new ConsumerChanges(
                api,
                uses.stream()
                        .map(use -> new BrokenUse(
                                use.service(), use.where(), use.verb(), use.change(), file.apply(use.change())))
                        .toList(),
                services,
                statements,
                notes);
    }

    /** How many services use what changes. */
    public int affected() {
        return (int) uses.stream().map(BrokenUse::service).distinct().count();
    }

    /** Whether a service breaks: at its next build, or as it runs. */
    public boolean breaks() {
        return uses.stream().anyMatch(use -> use.change().kind().breaksSource());
    }
}
