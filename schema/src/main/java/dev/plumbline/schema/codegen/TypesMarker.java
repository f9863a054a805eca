package dev.plumbline.schema.codegen;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.output.ResultFile;
import dev.plumbline.database.output.ResultFile.Existing;
import dev.plumbline.database.output.ResultFile.Readers;
import dev.plumbline.schema.pack.Pack;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * What the generator writes beside the types of a pack, {@code META-INF/plumbline/<pack>}, so that they are found on a class path whatever
 * their package is.
 *
 * @param packageName the package they were generated into
 * @param fingerprint of the pack they were generated from
 * @param where for messages
 */
public record TypesMarker(String packageName, String fingerprint, String where) {
    private static final String RESERVED =
            "abstract|assert|boolean|break|byte|case|catch|char|class|const|continue|default|do|double|else"
                    + "|enum|extends|false|final|finally|float|for|goto|if|implements|import|instanceof|int|interface|long|native|new|null"
                    + "|package|private|protected|public|return|short|static|strictfp|super|switch|synchronized|this|throw|throws|transient"
                    + "|true|try|void|volatile|while|_";
    private static final String WORD = "(?!(?:" + RESERVED + ")(?:\\.|$))[A-Za-z_]\\w*";
    static final Pattern PACKAGE = Pattern.compile(WORD + "(\\." + WORD + ")*");
    private static final String FOLDER = "META-INF/plumbline/";

    /** The markers for a pack's name on a class path, those of the pack's present state first. */
    public static List<TypesMarker> of(Pack pack, ClassLoader loader) {
        var markers = new ArrayList<TypesMarker>();
        try {
            for (URL url : Collections.list(loader.getResources(FOLDER + pack.name()))) {
                markers.add(read(url));
            }
        } catch (IOException e) {
            throw new PlumblineException(
                    PlumblineException.Kind.UNAVAILABLE,
                    "cannot look for the types of " + pack.name() + ": " + e.getMessage(),
                    e);
        }
        markers.sort((one, other) -> Boolean.compare(other.isOf(pack), one.isOf(pack)));
        return List.copyOf(markers);
    }

    /** Whether the types were generated from exactly these migrations. */
    public boolean isOf(Pack pack) {
        return fingerprint.equals(pack.fingerprint());
    }

    static void write(Path folder, Pack pack, String packageName) {
        Path file = folder.resolve(FOLDER + pack.name());
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw ResultFile.unwritable(file, e);
        }
        String text = "package=" + packageName + "\nfingerprint=" + pack.fingerprint() + "\n";
        ResultFile.write(file, Existing.REPLACED, Readers.BY_UMASK, text.getBytes(StandardCharsets.UTF_8));
    }

    private static TypesMarker read(URL url) throws IOException {
        var properties = new Properties();
        try (InputStream in = url.openStream()) {
            properties.load(new StringReader(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        }
        String packageName = properties.getProperty("package", "");
        if (!PACKAGE.matcher(packageName).matches()) {
            throw new PlumblineException(
                    PlumblineException.Kind.UNAVAILABLE,
                    url + ": '" + packageName
                            + "' is not the name of a Java package, expected the package of generated types");
        }
        return new TypesMarker(packageName, properties.getProperty("fingerprint", ""), url.toString());
    }
}
