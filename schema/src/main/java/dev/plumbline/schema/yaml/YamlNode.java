package dev.plumbline.schema.yaml;

import dev.plumbline.database.PlumblineException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A place in a YAML file that knows its line. Whatever is not as expected is refused with file and line. */
public record YamlNode(Path file, String key, Node node) {
    private static final int DEEPEST = 50;

    public static YamlNode parse(Path file, String text) {
        try {
            refuseDepth(file, text);
            Node root = new Compose(
                            LoadSettings.builder().setAllowNonScalarKeys(true).build())
                    .composeString(text)
                    .orElseThrow(() -> new PlumblineException(
                            PlumblineException.Kind.USAGE, file + ":1: empty, expected keys such as name and title"));
            var top = new YamlNode(file, "the file", root);
            top.keys();
            return top;
        } catch (MarkedYamlEngineException e) {
            String line =
                    e.getProblemMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
            throw new PlumblineException(
                    PlumblineException.Kind.USAGE, file + line + ": no YAML: " + e.getProblem(), e);
        } catch (YamlEngineException e) {
            throw new PlumblineException(PlumblineException.Kind.USAGE, file + ": no YAML: " + e.getMessage(), e);
        }
    }

    /** Nodes are composed recursively, and a file of brackets alone would overflow the stack. */
    private static void refuseDepth(Path file, String text) {
        int depth = 0;
        for (Event event : new Parse(LoadSettings.builder().build()).parseString(text)) {
            depth += switch (event.getEventId()) {
                case MappingStart, SequenceStart -> 1;
                case MappingEnd, SequenceEnd -> -1;
                default -> 0;
            };
            if (depth > DEEPEST) {
                String line = event.getStartMark()
                        .map(mark -> ":" + (mark.getLine() + 1))
                        .orElse("");
                throw new PlumblineException(
                        PlumblineException.Kind.USAGE,
                        file + line + ": lists and groups within each other, found more than " + DEEPEST
                                + " levels, expected a handful");
            }
        }
    }

    public int line() {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    public PlumblineException wrong(String found, String wanted) {
        return new PlumblineException(
                PlumblineException.Kind.USAGE,
                file + ":" + line() + ": " + key + ": found " + found + ", expected " + wanted);
    }

    /** What is there, in words. */
    public String found() {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue().isEmpty() ? "nothing" : "'" + scalar.getValue() + "'";
        }
        return node instanceof SequenceNode ? "a list" : "a group of keys";
    }

    private Map<String, YamlNode> children() {
        if (!(node instanceof MappingNode mapping)) {
            throw wrong(found(), "a group of keys");
        }
        var children = new LinkedHashMap<String, YamlNode>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode name)) {
                throw wrong("a key that is not a word", "a word");
            }
            if (children.put(name.getValue(), new YamlNode(file, name.getValue(), tuple.getValueNode())) != null) {
                throw new YamlNode(file, name.getValue(), name).wrong("the key twice", "it once");
            }
        }
        return children;
    }

    public List<String> keys() {
        return List.copyOf(children().keySet());
    }

    /** Refuses every key that is not among these. */
    public void allow(String... known) {
        for (NodeTuple tuple : ((MappingNode) requireMapping()).getValue()) {
            String name = ((ScalarNode) tuple.getKeyNode()).getValue();
            if (!List.of(known).contains(name)) {
                throw new PlumblineException(
                        PlumblineException.Kind.USAGE,
                        file + ":" + new YamlNode(file, name, tuple.getKeyNode()).line() + ": unknown key '" + name
                                + "', expected one of " + String.join(", ", known));
            }
        }
    }

    private Node requireMapping() {
        children();
        return node;
    }

    public boolean has(String name) {
        return children().containsKey(name);
    }

    public YamlNode at(String name) {
        YamlNode child = children().get(name);
        if (child == null) {
            throw wrong("no key '" + name + "'", "one");
        }
        return child;
    }

    public boolean isText() {
        return node instanceof ScalarNode;
    }

    public String text() {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue();
        }
        throw wrong(found(), "a text");
    }

    public Optional<String> text(String name) {
        return has(name) ? Optional.of(at(name).text()) : Optional.empty();
    }

    public long number() {
        String text = text().replace("_", "");
        if (!text.matches("\\d{1,18}")) {
            throw wrong("'" + text + "'", "a whole number");
        }
        return Long.parseLong(text);
    }

    public List<YamlNode> items() {
        if (!(node instanceof SequenceNode sequence)) {
            throw wrong(found(), "a list");
        }
        var items = new ArrayList<YamlNode>();
        for (Node item : sequence.getValue()) {
            items.add(new YamlNode(file, key, Objects.requireNonNull(item)));
        }
        return items;
    }

    public List<String> texts() {
        return items().stream().map(YamlNode::text).toList();
    }

    public SortedMap<String, String> textMap() {
        var map = new TreeMap<String, String>();
        children().forEach((name, child) -> {
            if (!(child.node() instanceof ScalarNode scalar)) {
                throw child.wrong(child.found(), "a text");
            }
            map.put(name, scalar.getValue());
        });
        return map;
    }
}
