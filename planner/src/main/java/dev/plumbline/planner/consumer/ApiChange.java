package dev.plumbline.planner.consumer;

/**
 * A difference that a user of the generated classes may notice.
 *
 * @param member as it was
 * @param now what stands in its place, in words; empty when nothing does
 */
public record ApiChange(Kind kind, ApiMember member, String now) {

    /** What became of it. */
    public enum Kind {
        REMOVED("is removed", true, true),
        RENAMED("is renamed to", true, true),
        /** Of a field, whose type argument alone changes. */
        RETYPED("is now of type", true, false),
        /** Of a method, whose name in byte code holds its types. */
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

        /** Whether code that uses it does not compile any more. */
        public boolean breaksSource() {
            return source;
        }

        /** Whether classes that are compiled already do not link any more. */
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
