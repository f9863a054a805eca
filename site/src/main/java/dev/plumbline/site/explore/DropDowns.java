package dev.plumbline.site.explore;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;

/**
 * Drop-downs, each filled according to the choices before it, through the generated types of a pack. For a pack of your own, name the
 * class in {@code META-INF/services/dev.plumbline.site.explore.DropDowns}; those of a pack that ships are found by its name.
 */
public interface DropDowns {

    /** The name of the pack. */
    String pack();

    /** What is looked up, as a heading. */
    String title();

    /** The names of the drop-downs, in the order in which they are chosen from. */
    List<String> names();

    /** The options of the next one. */
    List<String> choices(DSLContext database, List<String> chosen);

    /** The result of all choices. */
    Result<? extends Record> answer(DSLContext database, List<String> chosen);

    /** Those of a pack, if it has any. */
    static Optional<DropDowns> of(String pack) {
        return ServiceLoader.load(DropDowns.class, DropDowns.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(one -> one.pack().equals(pack))
                .findFirst()
                .or(() -> shipped(pack));
    }

    /** {@code dev.plumbline.packs.vehicles.VehiclesDropDowns} are those of a pack called vehicles. */
    private static Optional<DropDowns> shipped(String pack) {
        if (!pack.matches("[a-z][a-z0-9_]*")) {
            return Optional.empty();
        }
        String simple = pack.substring(0, 1).toUpperCase(Locale.ROOT) + pack.substring(1);
        try {
            return Optional.of(Class.forName("dev.plumbline.packs." + pack + "." + simple + "DropDowns")
                    .asSubclass(DropDowns.class)
                    .getConstructor()
                    .newInstance());
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the drop-downs of pack " + pack + " cannot be made", e);
        }
    }
}
