package dev.plumbline.catalog.structure;

/**
 * Whose object a statement makes or changes.
 *
 * @param role empty when nobody is named
 * @param give the statement that gives him the object; empty when there is nothing to give
 * @param runs whether the statement may run code that is the owner's to choose
 */
public record StatementOwner(String role, String give, boolean runs) {
    public static final StatementOwner NONE = new StatementOwner("", "", false);
}
