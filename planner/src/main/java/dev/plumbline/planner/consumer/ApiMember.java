package dev.plumbline.planner.consumer;

import java.util.List;

/**
 * A public member of a generated class.
 *
 * @param owner the class below the package of types, with slashes: {@code tables/VehicleOptions}
 * @param name of a field or method; empty for a constructor
 * @param type of the field, or what the method returns, as the source writes it
 * @param parameters types of a method's or constructor's; null for a field
 * @param nullable whether a column may be null
 * @param object what it stands for in the database, empty when that is not said
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

    /** What a use of it names. */
    String key() {
        return owner + "." + name + (method ? "(" + String.join(", ", erased()) + ")" : "");
    }

    /** Byte code knows no type arguments and no packages that the source leaves out. */
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
