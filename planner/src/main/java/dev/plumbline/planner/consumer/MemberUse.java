package dev.plumbline.planner.consumer;

/**
 * A place in a service's classes that refers to a generated class.
 *
 * @param where class and method, as people name them
 * @param owner of what is referred to, with slashes and its package
 * @param signature parameters of a method in simple names; empty of a field or class
 */
record MemberUse(Service service, String where, String owner, String name, String signature, String verb) {

    /** Whether it means this member; the package of the types is up to the service. */
    boolean means(ApiMember member) {
        if (!owner.equals(member.owner()) && !owner.endsWith("/" + member.owner())) {
            return false;
        }
        return member.type().equals("class")
                || name.equals(member.name())
                        && signature.equals(member.method() ? "(" + String.join(", ", member.erased()) + ")" : "");
    }
}
