package dev.plumbline.site.read;

import dev.plumbline.site.lineage.ViewLineage;
import dev.plumbline.site.model.Column;
import dev.plumbline.site.model.Column.ColumnSource;
import dev.plumbline.site.model.Relation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Adds to each column what it is derived from and what uses it, once all tables and views are known. */
final class Linked {

    private final List<Relation> relations;
    private final Map<Long, Map<Integer, List<ViewLineage.Source>>> lineage;
    private final Uses uses;
    private final Map<ViewLineage.Source, String> names = new HashMap<>();

    Linked(List<Relation> relations, Map<Long, Map<Integer, List<ViewLineage.Source>>> lineage, Uses uses) {
        this.relations = relations;
        this.lineage = lineage;
        this.uses = uses;
        relations.forEach(relation -> relation.columns()
                .forEach(column -> names.put(new ViewLineage.Source(relation.oid(), column.number()), column.name())));
    }

    List<Relation> relations() {
        return relations.stream().map(this::linked).toList();
    }

    private Relation linked(Relation one) {
        List<Column> columns =
                one.columns().stream().map(column -> linked(one, column)).toList();
        return one.withColumns(columns);
    }

    private Column linked(Relation relation, Column column) {
        List<ColumnSource> sources =
                lineage.getOrDefault(relation.oid(), Map.of()).getOrDefault(column.number(), List.of()).stream()
                        .flatMap(source -> Stream.ofNullable(names.get(source))
                                .map(name -> new ColumnSource(source.relation(), name)))
                        .toList();
        return new Column(
                column.number(),
                column.name(),
                column.type(),
                column.required(),
                column.rule(),
                column.comment(),
                column.spread(),
                sources,
                uses.of(relation, column));
    }
}
