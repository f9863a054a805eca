package dev.plumbline.cli.completion;

import dev.plumbline.cli.help.Topic;
import dev.plumbline.cli.help.Verbs;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What may stand at one place of the command line.
 *
 * @param words those that are known
 * @param files whether names of files may too
 * @param folders whether names of folders may too
 */
record Completed(List<String> words, boolean files, boolean folders) {

    Completed {
        words = List.copyOf(words);
    }

    /** By the name of the value in help: {@code schema|optimize|all} are words, DIR is a folder, FILE a file, PACK any of these. */
    static Completed of(ArgSpec arg, CommandSpec root, List<String> packs) {
        String label = arg.paramLabel();
        if (label.matches("\\[?PACK]?")) {
            return new Completed(packs, false, true);
        }
        if (label.equals("VERB|TOPIC")) {
            var words = new ArrayList<>(
                    Verbs.of(root).stream().map(CommandSpec::name).toList());
            Stream.of(Topic.values()).map(Topic::word).forEach(words::add);
            return new Completed(words, false, false);
        }
        if (label.matches("[a-zN%]+([|][a-zN%]+)+")) {
            return new Completed(
                    Stream.of(label.split("\\|"))
                            .filter(word -> word.matches("[a-z]+"))
                            .toList(),
                    false,
                    false);
        }
        return new Completed(
                List.of(), label.matches(".*(FILE|PATH|JAR|PROGRAM).*"), label.matches(".*(DIR|PATH|FILE).*"));
    }

    static List<OptionSpec> options(CommandSpec verb) {
        return verb.options().stream().filter(option -> !option.hidden()).toList();
    }

    /** What words of a verb may be, all places together. */
    static Completed words(CommandSpec verb, CommandSpec root, List<String> packs) {
        var words = new ArrayList<String>();
        boolean files = false;
        boolean folders = false;
        for (PositionalParamSpec word : verb.positionalParameters()) {
            Completed one = of(word, root, packs);
            words.addAll(one.words());
            files |= one.files();
            folders |= one.folders();
        }
        return new Completed(words, files, folders);
    }

    static boolean takesValue(OptionSpec option) {
        return option.arity().max() > 0;
    }

    /** In a few words, without characters special to a shell. */
    static String brief(String[] description) {
        return String.join(" ", description)
                .replaceFirst("(?s)[.:;(] ?.*", "")
                .replaceAll("[^\\p{L}\\p{N} ,./_-]", "")
                .strip();
    }
}
