package dev.plumbline.planner.consumer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The public members of one generated source file. Needs no compiler, so a machine without a JDK will do. */
final class JavaSource {
    private static final Pattern OBJECT = Pattern.compile("<code>([^<]+)</code>");
    private static final Pattern HEAD = Pattern.compile(
            "public\\s+((?:static\\s+|final\\s+|abstract\\s+|synchronized\\s+)*)(<[^(=]*?>\\s+)?(.*)", Pattern.DOTALL);
    private static final Pattern NAMED = Pattern.compile("(.*?)\\s*\\b([\\w$]+)\\s*", Pattern.DOTALL);

    private final String owner;
    private final String text;
    private final List<ApiMember> members = new ArrayList<>();
    private boolean constants;
    private String comment = "";

    private JavaSource(String owner, String text) {
        this.owner = owner;
        this.text = text;
    }

    static List<ApiMember> members(String owner, String text) {
        var source = new JavaSource(owner, text);
        source.read();
        return source.members;
    }

    /** Declarations stand one brace deep; what is within them is skipped. */
    private void read() {
        int depth = 0;
        var declaration = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            int end = skipped(at);
            if (end > at) {
                if (depth <= 1 && text.startsWith("/**", at)) {
                    comment = text.substring(at, end).replaceAll("\\s*\\*\\s*", " ");
                } else if (depth == 1 && c == '"') {
                    declaration.append("\"\"");
                }
                at = end - 1;
            } else if (c == '{') {
                if (depth == 0) {
                    constants = declaration.toString().matches("(?s).*\\bpublic\\s+enum\\b.*");
                    declaration.setLength(0);
                }
                depth++;
            } else if (c == '}') {
                depth--;
                if (depth == 1) {
                    declare(declaration);
                }
            } else if (c == ';' && depth <= 1) {
                if (depth == 1) {
                    declare(declaration);
                } else {
                    declaration.setLength(0);
                }
            } else if (depth <= 1) {
                declaration.append(c);
            }
        }
    }

    /** The end of a comment or literal that begins here. */
    private int skipped(int at) {
        if (text.startsWith("/*", at)) {
            return text.indexOf("*/", at + 2) + 2;
        }
        if (text.startsWith("//", at)) {
            int end = text.indexOf('\n', at);
            return end < 0 ? text.length() : end;
        }
        char quote = text.charAt(at);
        if (quote != '"' && quote != '\'') {
            return at;
        }
        int end = at + 1;
        while (text.charAt(end) != quote) {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return end + 1;
    }

    private void declare(StringBuilder declaration) {
        String line = declaration
                .toString()
                .replaceAll("@\\w+(\\([^)]*\\))?", "")
                .replaceAll("\\s+", " ")
                .strip();
        declaration.setLength(0);
        if (constants) {
            for (String constant : line.split("\\)\\s*,")) {
                add(constant.replaceFirst("\\s*\\(.*", "").strip(), "constant", List.of(), false, false, "");
            }
            constants = false;
        } else {
            Matcher head = HEAD.matcher(line);
            if (head.matches() && !head.group(3).matches("(class|interface|enum|record)\\b.*")) {
                member(head.group(3));
            }
        }
        comment = "";
    }

    private void member(String line) {
        int assigned = line.indexOf('=');
        int parenthesis = line.indexOf('(');
        boolean method = parenthesis >= 0 && (assigned < 0 || parenthesis < assigned);
        Matcher named = NAMED.matcher(
                method ? line.substring(0, parenthesis) : assigned < 0 ? line : line.substring(0, assigned));
        if (!named.matches()) {
            return;
        }
        Matcher object = OBJECT.matcher(comment);
        String of = object.find() ? object.group(1).strip() : "";
        if (!method) {
            add(named.group(2), named.group(1), List.of(), false, !line.contains(".nullable(false)"), of);
            return;
        }
        List<String> parameters = parameters(line.substring(parenthesis + 1, line.lastIndexOf(')')));
        boolean constructor = named.group(1).isEmpty();
        add(constructor ? "" : named.group(2), named.group(1), parameters, true, true, of);
    }

    private void add(
            String name, String type, List<String> parameters, boolean method, boolean nullable, String object) {
        members.add(new ApiMember(owner, name, type, parameters, method, nullable, object));
    }

    /** Commas within type arguments do not count; the last word is the parameter's name. */
    private static List<String> parameters(String list) {
        var types = new ArrayList<String>();
        int depth = 0;
        var one = new StringBuilder();
        for (char c : (list + ",").toCharArray()) {
            depth += c == '<' ? 1 : c == '>' ? -1 : 0;
            if (c == ',' && depth == 0) {
                String type = one.toString().strip().replaceFirst("\\s+[\\w$]+$", "");
                if (!type.isEmpty()) {
                    types.add(type);
                }
                one.setLength(0);
            } else {
                one.append(c);
            }
        }
        return types;
    }
}
