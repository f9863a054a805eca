package dev.plumbline.catalog;

import dev.plumbline.catalog.CatalogReader.Address;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Objects by their keys, by the server's numbers, and by what owns them. What a change replaces is added to a map of before. */
final class KnownObjects implements CatalogueRows.Known {
    private final Map<String, CatalogObject> objects = new HashMap<>();
    private final Map<String, Set<String>> owned = new HashMap<>();
    private final Map<Address, String> keys = new HashMap<>();

    KnownObjects() {}

    KnownObjects(KnownObjects other) {
        objects.putAll(other.objects);
        keys.putAll(other.keys);
        other.owned.forEach((owner, parts) -> owned.put(owner, new HashSet<>(parts)));
    }

    List<CatalogObject> all() {
        return List.copyOf(objects.values());
    }

    Map<String, CatalogObject> byKey() {
        return Map.copyOf(objects);
    }

    Optional<CatalogObject> find(String key) {
        return Optional.ofNullable(objects.get(key));
    }

    @Override
    public Optional<CatalogObject> find(Address address) {
        return Optional.ofNullable(keys.get(address)).flatMap(this::find);
    }

    @Override
    public Optional<CatalogObject> column(CatalogObject relation, int number) {
        return parts(relation).stream()
                .filter(part -> part.kind() == CatalogKind.COLUMN && part.position() == number)
                .findFirst();
    }

    /** What has an object for its owner. */
    List<CatalogObject> parts(CatalogObject whole) {
        return owned.getOrDefault(whole.identity(), Set.of()).stream()
                .flatMap(key -> find(key).stream())
                .toList();
    }

    boolean isCommented(Address address) {
        CatalogObject object = objects.get(keys.getOrDefault(address, ""));
        return object != null
                && (object.properties().containsKey("comment")
                        || object.properties().containsKey("column comments")
                        || object.properties().containsKey("attribute comments"));
    }

    void clear() {
        objects.clear();
        owned.clear();
        keys.clear();
    }

    /** Has the objects of these keys as they were; numbers and owners stay as they are. */
    void goBack(Set<String> looked, Map<String, CatalogObject> then) {
        objects.keySet().removeAll(looked);
        then.forEach(objects::put);
    }

    /** What these are numbered. */
    void know(Map<Address, String> read) {
        read.forEach((address, key) -> {
            if (address.sub() == 0) {
                keys.put(address, key);
            }
        });
    }

    /** With everything that is a part of it. */
    void remove(Address address, Map<String, CatalogObject> then) {
        String key = keys.remove(address);
        CatalogObject object = key == null ? null : objects.get(key);
        if (object == null) {
            return;
        }
        for (String part : List.copyOf(owned.getOrDefault(object.identity(), Set.of()))) {
            CatalogObject one = objects.get(part);
            if (one != null) {
                then.putIfAbsent(part, one);
                drop(part);
            }
        }
        then.putIfAbsent(object.key(), object);
        drop(object.key());
    }

    void dropKinds(Set<CatalogKind> kinds, Map<String, CatalogObject> then) {
        for (CatalogObject object : List.copyOf(objects.values())) {
            if (kinds.contains(object.kind())) {
                then.putIfAbsent(object.key(), object);
                drop(object.key());
            }
        }
    }

    /** A constraint, trigger or index can be called otherwise without anything else having changed. */
    void dropUnlessCalled(Address address, String key, Map<String, CatalogObject> then) {
        String known = keys.get(address);
        CatalogObject object = known == null || known.equals(key) ? null : objects.get(known);
        if (object != null) {
            then.putIfAbsent(known, object);
            drop(object.key());
        }
    }

    void put(CatalogObject object, Map<String, CatalogObject> then) {
        CatalogObject was = objects.get(object.key());
        if (was != null) {
            then.putIfAbsent(was.key(), was);
            drop(was.key());
        }
        objects.put(object.key(), object);
        object.owner()
                .ifPresent(owner ->
                        owned.computeIfAbsent(owner, unseen -> new HashSet<>()).add(object.key()));
    }

    private void drop(String key) {
        CatalogObject object = objects.remove(key);
        if (object != null) {
            object.owner()
                    .ifPresent(
                            owner -> owned.getOrDefault(owner, new HashSet<>()).remove(key));
        }
    }
}
