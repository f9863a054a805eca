package dev.plumbline.site.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A database as the pages describe it.
 *
 * @param name short: that of the pack or the database
 * @param title in a few words
 * @param origin what it was read from, in words that are the same each time
 * @param home the schema whose name is left out
 * @param live whether a database with rows was read, so that sizes and statistics mean something
 * @param javaNames by key: {@code table NAME}, {@code column TABLE.NAME}, {@code routine NAME}, names as {@link QualifiedName#in} writes them
 */
public record Description(
        String name,
        String title,
        String origin,
        String home,
        boolean live,
        List<Relation> relations,
        List<Routine> routines,
        List<UserType> types,
        List<Step> steps,
        List<Remark> remarks,
        Map<String, String> javaNames) {

    public Description {
        relations = List.copyOf(relations);
        routines = List.copyOf(routines);
        types = List.copyOf(types);
        steps = List.copyOf(steps);
        remarks = List.copyOf(remarks);
        javaNames = Map.copyOf(javaNames);
    }

    /** Without partitions, which are on the page of their table. */
    public List<Relation> tables() {
        return relations.stream()
                .filter(relation -> !relation.type().isView() && !relation.isPartition())
                .toList();
    }

    public List<Relation> views() {
        return relations.stream().filter(relation -> relation.type().isView()).toList();
    }

    public List<Relation> partitionsOf(Relation table) {
        return relations.stream()
                .filter(relation -> relation.partitionOf() == table.oid())
                .toList();
    }

    public Map<Long, Relation> byNumber() {
        Map<Long, Relation> numbers = new HashMap<>();
        relations.forEach(relation -> numbers.put(relation.oid(), relation));
        return numbers;
    }

    public Map<Long, Routine> routinesByNumber() {
        Map<Long, Routine> numbers = new HashMap<>();
        routines.forEach(routine -> numbers.put(routine.oid(), routine));
        return numbers;
    }

    public Optional<String> javaName(String key) {
        return Optional.ofNullable(javaNames.get(key));
    }
}
