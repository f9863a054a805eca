package dev.plumbline.planner.consumer;

import dev.plumbline.planner.consumer.ApiChange.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares the generated classes before and after. Additions break nobody and are left out. */
final class ApiDifference {
    private final GeneratedApi before;
    private final GeneratedApi after;
    private final List<ApiChange> changes = new ArrayList<>();

    private ApiDifference(GeneratedApi before, GeneratedApi after) {
        this.before = before;
        this.after = after;
    }

    static List<ApiChange> between(GeneratedApi before, GeneratedApi after) {
        var difference = new ApiDifference(before, after);
        before.classes().forEach(difference::compare);
        return difference.changes;
    }

    private void compare(String owner, List<ApiMember> was) {
        List<ApiMember> now = after.classes().get(owner);
        if (now != null) {
            members(was, now);
            return;
        }
        var whole = new ApiMember(owner, "", "class", List.of(), false, false, "");
        String other = renamed(owner, was)
                .map(name -> name.substring(name.lastIndexOf('/') + 1))
                .orElse("");
        changes.add(new ApiChange(other.isEmpty() ? Kind.REMOVED : Kind.RENAMED, whole, other));
    }

    /** A class that is new and has the same fields. */
    private Optional<String> renamed(String owner, List<ApiMember> was) {
        List<String> fields = fields(was);
        String folder = owner.substring(0, owner.lastIndexOf('/') + 1);
        return after.classes().entrySet().stream()
                .filter(entry -> !before.classes().containsKey(entry.getKey()))
                .filter(entry ->
                        entry.getKey().startsWith(folder) && entry.getKey().lastIndexOf('/') == owner.lastIndexOf('/'))
                .filter(entry -> !fields.isEmpty() && fields(entry.getValue()).equals(fields))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Of a table its columns, of a record its setters. */
    private static List<String> fields(List<ApiMember> members) {
        return members.stream()
                .filter(one ->
                        one.type().startsWith("TableField<") || one.name().startsWith("set"))
                .map(ApiMember::name)
                .toList();
    }

    private void members(List<ApiMember> was, List<ApiMember> now) {
        Map<String, ApiMember> left = byKey(now);
        Map<String, ApiMember> earlier = byKey(was);
        for (ApiMember member : was) {
            ApiMember same = left.get(member.key());
            if (same == null) {
                gone(member, was, now, earlier);
            } else if (!same.type().equals(member.type()) && !isKey(member)) {
                changes.add(new ApiChange(
                        member.method() && !ApiMember.erase(same.type()).equals(ApiMember.erase(member.type()))
                                ? Kind.SIGNATURE
                                : Kind.RETYPED,
                        member,
                        value(same.type())));
            } else if (!member.method() && member.nullable() != same.nullable()) {
                changes.add(new ApiChange(same.nullable() ? Kind.NULLABLE : Kind.NOT_NULL, member, ""));
            }
        }
    }

    /** A method of its name with other parameters, or another one of its type at the same column's position. */
    private void gone(ApiMember member, List<ApiMember> was, List<ApiMember> now, Map<String, ApiMember> earlier) {
        if (member.method()) {
            Optional<ApiMember> other = now.stream()
                    .filter(one -> one.method() && one.name().equals(member.name()))
                    .filter(one -> !earlier.containsKey(one.key()))
                    .findFirst();
            if (other.isPresent()) {
                changes.add(new ApiChange(Kind.SIGNATURE, member, other.get().label()));
                return;
            }
        }
        Optional<ApiMember> renamed = atSamePlace(member, was, now)
                .filter(one -> !earlier.containsKey(one.key()) && one.type().equals(member.type()));
        changes.add(renamed.map(one -> new ApiChange(Kind.RENAMED, member, one.label()))
                .orElseGet(() -> new ApiChange(Kind.REMOVED, member, "")));
    }

    private static Optional<ApiMember> atSamePlace(ApiMember member, List<ApiMember> was, List<ApiMember> now) {
        List<ApiMember> then = alike(was, member);
        List<ApiMember> these = alike(now, member);
        int place = then.indexOf(member);
        return then.size() == these.size() && place < these.size() ? Optional.of(these.get(place)) : Optional.empty();
    }

    private static List<ApiMember> alike(List<ApiMember> members, ApiMember member) {
        return members.stream()
                .filter(one -> one.method() == member.method())
                .filter(one -> member.method()
                        ? one.name()
                                .startsWith(member.name()
                                        .substring(0, Math.min(3, member.name().length())))
                        : one.type().startsWith("TableField<"))
                .toList();
    }

    /** The key's type only repeats what its columns say. */
    private static boolean isKey(ApiMember member) {
        return member.name().equals("key") && member.parameters().isEmpty();
    }

    private static String value(String type) {
        return type.replaceFirst("^TableField<\\w+, (.*)>$", "$1");
    }

    private static Map<String, ApiMember> byKey(List<ApiMember> members) {
        return members.stream().collect(Collectors.toMap(ApiMember::key, Function.identity(), (one, other) -> one));
    }
}
