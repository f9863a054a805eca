package dev.plumbline.server.program;

import dev.plumbline.database.ServerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Where this user's Maven finds artifacts of the central repository.
 *
 * @param local the folder of what was downloaded before
 */
record MavenSettings(String repository, Path local) {
    private static final String CENTRAL = "https://repo.maven.apache.org/maven2";

    /** {@code PLUMBLINE_REPOSITORY}, else the mirror in the user's settings.xml, else the central repository itself. */
    static MavenSettings of(Map<String, String> environment, Path home) {
        Optional<Element> settings = read(home.resolve(".m2/settings.xml"));
        String named = environment.getOrDefault("PLUMBLINE_REPOSITORY", "").strip();
        String repository =
                named.isEmpty() ? settings.flatMap(MavenSettings::mirror).orElse(CENTRAL) : named;
        String folder = System.getProperty(
                "maven.repo.local",
                settings.flatMap(root -> child(root, "localRepository")).orElse(""));
        Path local = folder.isBlank()
                ? home.resolve(".m2/repository")
                : Path.of(folder.replace("${user.home}", home.toString()));
        return new MavenSettings(repository, local);
    }

    private static Optional<String> mirror(Element settings) {
        return elements(settings.getElementsByTagName("mirror")).stream()
                .filter(mirror -> child(mirror, "mirrorOf")
                        .map(MavenSettings::mirrorsCentral)
                        .orElse(false))
                .findFirst()
                .flatMap(mirror -> child(mirror, "url"));
    }

    /** As Maven reads it: a list of ids, with {@code *} for any and {@code !} for all but. */
    static boolean mirrorsCentral(String list) {
        List<String> ids = Arrays.stream(list.split(",")).map(String::strip).toList();
        return !ids.contains("!central")
                && ids.stream()
                        .anyMatch(id -> List.of("central", "*", "external:*").contains(id));
    }

    private static Optional<String> child(Element parent, String name) {
        return elements(parent.getElementsByTagName(name)).stream()
                .map(element -> element.getTextContent().strip())
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    private static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }

    private static Optional<Element> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return Optional.of(factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement());
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new ServerException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
