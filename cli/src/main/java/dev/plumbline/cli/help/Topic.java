package dev.plumbline.cli.help;

import java.lang.reflect.Member;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;

/** What many verbs have in common and is described once: its options are declared in one class, and left out of the verbs' own help. */
public enum Topic {
    CONNECTION("Which server and which database", "ConnectionOptions"),
    OUTPUT("How results are printed, and how a command ends", "OutputOptions"),
    INPUT("How files are read by load", "ReadingOptions");

    private final String title;
    private final String declaredIn;

    Topic(String title, String declaredIn) {
        this.title = title;
        this.declaredIn = declaredIn;
    }

    public String title() {
        return title;
    }

    /** The word after {@code plumbline help}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public static Optional<Topic> named(String word) {
        return Stream.of(values()).filter(topic -> topic.word().equals(word)).findFirst();
    }

    /** The topic that documents an option; none for one of a verb's own. */
    static Optional<Topic> of(ArgSpec arg) {
        if (!(arg.userObject() instanceof Member member)) {
            return Optional.empty();
        }
        Class<?> declaring = member.getDeclaringClass();
        Class<?> outer =
                Optional.<Class<?>>ofNullable(declaring.getEnclosingClass()).orElse(declaring);
        return Stream.of(values())
                .filter(topic -> topic.declaredIn.equals(outer.getSimpleName()))
                .findFirst();
    }

    /** {@code --help} and {@code --version}, which every verb has. */
    static boolean isOfParser(ArgSpec arg) {
        return arg.userObject() instanceof Member member
                && member.getDeclaringClass().getName().startsWith("picocli.");
    }

    static List<Topic> of(List<? extends ArgSpec> args) {
        return args.stream()
                .flatMap(arg -> of(arg).stream())
                .distinct()
                .sorted()
                .toList();
    }
}
