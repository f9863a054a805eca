package dev.plumbline.catalog.structure;

/**
 * The owner of the object that a statement creates or changes.
 *
 * @param role empty when no owner is named
 * @param give the statement that gives the object to its owner; empty when there is nothing to give
 * @param runs whether the statement may run code chosen by the owner
 */
public record StatementOwner(String role, String give, boolean runs) {
    public static final StatementOwner NONE = new StatementOwner("", "", false);
}
