package dev.plumbline.schema.codegen;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jooq.codegen.GenerationTool;
import org.jooq.codegen.Generator;
import org.jooq.meta.Database;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Property;
import org.jooq.meta.jaxb.Target;

/**
 * One configuration for all packs in a folder: each is generated as if it had been named alone, into a package of its name below the
 * configured one, and with the switches of {@code generate} that were configured for all.
 */
final class EachPack {
    private final Generator configured;
    private final Database database;

    EachPack(Generator configured, Database database) {
        this.configured = configured;
        this.database = database;
    }

    void generate(Path folder) {
        Path packs = Path.of(database.getBasedir() == null ? "." : database.getBasedir())
                .resolve(folder);
        List<Pack> found = Packs.below(packs.normalize());
        if (found.isEmpty()) {
            throw new PlumblineException(
                    PlumblineException.Kind.USAGE,
                    packs.normalize() + ": no pack in it, expected folders with a pack.yaml");
        }
        for (Pack pack : found) {
            try {
                GenerationTool.generate(configuration(pack));
            } catch (PlumblineException e) {
                throw e;
            } catch (Exception e) {
                throw TypesJob.causeOf(e, packs);
            }
        }
    }

    private Configuration configuration(Pack pack) {
        return new Configuration()
                .withLogging(Logging.WARN)
                .withBasedir(database.getBasedir())
                .withGenerator(new org.jooq.meta.jaxb.Generator()
                        .withName(configured.getClass().getName())
                        .withDatabase(new org.jooq.meta.jaxb.Database()
                                .withName(database.getClass().getName())
                                .withProperties(properties(pack)))
                        .withGenerate(switches())
                        .withTarget(new Target()
                                .withPackageName(configured.getTargetPackage() + "." + pack.name())
                                .withDirectory(configured.getTargetDirectory())));
    }

    private List<Property> properties(Pack pack) {
        Properties given = database.getProperties();
        var own = new ArrayList<Property>();
        for (String key : given.stringPropertyNames()) {
            if (!key.equals("packs")) {
                own.add(new Property().withKey(key).withValue(given.getProperty(key)));
            }
        }
        own.add(new Property().withKey("pack").withValue(pack.folder().toString()));
        return own;
    }

    /** {@code generatePojos()} of the generator is {@code setPojos(Boolean)} of the configuration it came from. */
    private Generate switches() {
        var switches = new Generate();
        for (Method setter : Generate.class.getMethods()) {
            if (setter.getName().startsWith("set")
                    && setter.getParameterCount() == 1
                    && setter.getParameterTypes()[0] == Boolean.class) {
                copy(setter, switches);
            }
        }
        return switches;
    }

    private void copy(Method setter, Generate switches) {
        try {
            Method getter =
                    Generator.class.getMethod("generate" + setter.getName().substring("set".length()));
            if (getter.getReturnType() == boolean.class) {
                setter.invoke(switches, getter.invoke(configured));
            }
        } catch (NoSuchMethodException e) {
            // A switch that the generator does not expose keeps its default.
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read setting " + setter.getName(), e);
        }
    }
}
