package dev.plumbline.planner.consumer;

/**
 * A change that a user of the generated classes may notice.
 *
 * @param member as it was
 * @param now its replacement, in words; empty when there is none
 */
public record ApiChange(Kind kind, ApiMember member, String now) {

    /** What happened to it. */
    public enum Kind {
        REMOVED("is removed", true, true),
        RENAMED("is renamed to", true, true),
        /** For a field of which only the type argument changes. */
        RETYPED("is now of type", true, false),
        /** For a method, whose name in byte code contains its types. */
        SIGNATURE("is now", true, true),
        NULLABLE("may now be null", false, false),
        NOT_NULL("must not be null any more", false, false);

        private final String words;
        private final boolean source;
        private final boolean binary;

        Kind(String words, boolean source, boolean binary) {
            this.words = words;
            this.source = source;
            this.binary = binary;
        }

        /** Whether code that uses it no longer compiles. */
        public boolean breaksSource() {
            return source;
        }

        /** Whether classes that are compiled already no longer link. */
        public boolean breaksBinary() {
            return binary;
        }
    }

    /** The member as the generated classes name it. */
    public String name() {
        return member.label();
    }

    /** The table, column or function it stands for; empty when the classes do not say. */
    public String object() {
        return member.object();
    }

    /** In words, to follow the name. */
    public String words() {
        return kind.words + (now.isEmpty() ? "" : " " + now);
    }

    String key() {
        return member.key();
    }
}
