package dev.plumbline.planner.consumer;

import java.util.List;

/**
 * A public member of a generated class.
 *
 * @param owner the class below the package of types, with slashes: {@code tables/VehicleOptions}
 * @param name of a field or method; empty for a constructor
 * @param type of the field, or the result of the method, as written in source
 * @param parameters types of a method's or constructor's; null for a field
 * @param nullable whether a column may be null
 * @param object the database object it stands for, empty when that is not known
 */
public record ApiMember(
        String owner,
        String name,
        String type,
        List<String> parameters,
        boolean method,
        boolean nullable,
        String object) {

    public ApiMember {
        parameters = List.copyOf(parameters);
    }

    /** The name by which a use refers to it. */
    String key() {
        return owner + "." + name + (method ? "(" + String.join(", ", erased()) + ")" : "");
    }

    /** Byte code has no type arguments, but packages that source code omits. */
    List<String> erased() {
        return parameters.stream().map(ApiMember::erase).toList();
    }

    static String erase(String type) {
        String bare = type.replaceAll("<.*>", "").replace("...", "[]").strip();
        return bare.substring(bare.lastIndexOf('.') + 1);
    }

    String simpleOwner() {
        return owner.substring(owner.lastIndexOf('/') + 1);
    }

    /** For people. */
    String label() {
        return simpleOwner()
                + (name.isEmpty() ? "" : "." + name)
                + (method ? "(" + String.join(", ", parameters) + ")" : "");
    }
}
