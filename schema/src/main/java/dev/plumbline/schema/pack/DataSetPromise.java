package dev.plumbline.schema.pack;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** A data set that belongs to a pack and how many rows it brings to which table. */
public record DataSetPromise(String name, String title, SortedMap<String, Long> rows) {

    public DataSetPromise {
        rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
    }
}
