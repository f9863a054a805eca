package dev.plumbline.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All objects in a database's schemas, as an immutable value. Equal structure gives equal fingerprints, whatever the order in which it was
 * built: physical column order, oids and the session's settings do not matter.
 */
public final class Catalog {

    private final int serverMajor;
    private final List<CatalogObject> objects;
    private final Map<String, CatalogObject> byKey;

    public Catalog(int serverMajor, List<CatalogObject> objects) {
        this.serverMajor = serverMajor;
        this.objects = objects.stream().sorted().toList();
        this.byKey = new HashMap<>(objects.size() * 2);
        for (CatalogObject object : this.objects) {
            if (byKey.put(object.key(), object) != null) {
                throw new IllegalArgumentException("two objects are called " + object.key());
            }
        }
    }

    /**
     * Reads the catalogue in one consistent view: inside the caller's transaction if there is one (with its isolation), else in a
     * read-only transaction of its own.
     */
    public static Catalog read(Connection connection, CatalogScope scope) throws SQLException {
        return new CatalogReader(connection, scope).read();
    }

    /** The major version of the server this was read from. */
    public int serverMajor() {
        return serverMajor;
    }

    /** Sorted by kind, then identity. */
    public List<CatalogObject> objects() {
        return objects;
    }

    public List<CatalogObject> objects(CatalogKind kind) {
        return objects.stream().filter(object -> object.kind() == kind).toList();
    }

    public Optional<CatalogObject> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    public Optional<CatalogObject> find(CatalogKind kind, String identity) {
        return find(kind.id() + " " + identity);
    }

    /** SHA-256 over {@link #canonicalText()}, in hex. */
    public String fingerprint() {
        try {
            byte[] text = canonicalText().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@link CatalogObject#canonicalText} of every object, in order. */
    public String canonicalText() {
        var text = new StringBuilder();
        objects.forEach(object -> text.append(object.canonicalText()));
        return text.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Catalog that && canonicalText().equals(that.canonicalText());
    }

    @Override
    public int hashCode() {
        return canonicalText().hashCode();
    }

    @Override
    public String toString() {
        return objects.size() + " objects, " + fingerprint();
    }
}
