package example;

import dev.plumbline.database.Database;
import dev.plumbline.loader.Loader;
import dev.plumbline.verifier.data.Expectations;
import java.nio.file.Path;

/** Both libraries are used by a class of a project that has nothing else. */
public final class Import {
    private Import() {}

    public static Expectations into(Database database, Path file) {
        Loader.of(database).into("public.engines").files(file);
        return Expectations.on(database);
    }
}
