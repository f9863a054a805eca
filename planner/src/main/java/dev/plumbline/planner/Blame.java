package dev.plumbline.planner;

import dev.plumbline.planner.consumer.ApiChange;
import dev.plumbline.planner.judge.FilePlan;
import dev.plumbline.planner.observation.ObservedStatement;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds the file that causes a change of the generated classes: the first whose statement did something to the object by name. */
final class Blame {

    private Blame() {}

    /** Empty when none is certain. */
    static String of(List<FilePlan> files, ApiChange change) {
        String object = change.object().toLowerCase(Locale.ROOT);
        if (object.isEmpty()) {
            return "";
        }
        List<String> parts = List.of(object.split("\\."));
        return files.stream()
                .filter(file -> file.observed().statements().stream().anyMatch(one -> names(one, parts)))
                .map(FilePlan::file)
                .findFirst()
                .orElse("");
    }

    private static boolean names(ObservedStatement statement, List<String> parts) {
        if (statement.error().isPresent()) {
            return false;
        }
        return Stream.concat(
                        Stream.of(statement.text()),
                        statement.facts().stream()
                                .map(fact -> String.join(" ", fact.values().values())))
                .map(text -> List.of(text.toLowerCase(Locale.ROOT).split("[^\\w$]+")))
                .anyMatch(words -> words.containsAll(parts));
    }
}
