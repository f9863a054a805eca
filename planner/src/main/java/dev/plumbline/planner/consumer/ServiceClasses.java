package dev.plumbline.planner.consumer;

import dev.plumbline.planner.query.GivenStatement;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Reads what the classes of one service refer to, and the SQL in their constants. */
final class ServiceClasses {
    /** The folders of generated classes; everything else is the service's own or somebody else's. */
    private static final List<String> GENERATED = List.of(
            "/tables/", "/routines/", "/enums/", "/udt/", "/Routines", "/Tables", "/Keys", "/Sequences", "/Domains");

    private static final Set<String> LISTS =
            Set.of("Tables", "Keys", "Indexes", "Routines", "Sequences", "Domains", "UDTs");

    private final Service service;
    private final Set<MemberUse> uses = new LinkedHashSet<>();
    /** By text: the compiler inlines a constant wherever it is used. */
    private final Map<String, GivenStatement> statements = new LinkedHashMap<>();

    ServiceClasses(Service service) {
        this.service = service;
    }

    Service service() {
        return service;
    }

    Set<MemberUse> uses() {
        return uses;
    }

    Collection<GivenStatement> statements() {
        return statements.values();
    }

    /** The generated classes themselves, which a service may contain, are not users of themselves. */
    void read(byte[] bytes) {
        var reader = new ClassReader(bytes);
        if (!isGenerated(reader)) {
            reader.accept(new Classes(), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        }
    }

    private static boolean isGenerated(ClassReader reader) {
        String above = String.valueOf(reader.getSuperName());
        String name = reader.getClassName();
        return above.startsWith("org/jooq/impl/") && !above.equals("org/jooq/impl/DAOImpl")
                || LISTS.contains(name.substring(name.lastIndexOf('/') + 1));
    }

    private final class Classes extends ClassVisitor {
        private String name = "";

        Classes() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(int version, int access, String own, String signature, String above, String[] interfaces) {
            name = own.substring(own.lastIndexOf('/') + 1).replace('$', '.');
        }

        @Override
        public @Nullable FieldVisitor visitField(
                int access, String field, String type, String signature, Object value) {
            if (value instanceof String text) {
                constant(name + "." + field, text);
            }
            return null;
        }

        @Override
        public MethodVisitor visitMethod(int access, String method, String type, String signature, String[] thrown) {
            String called = method.replaceFirst("^lambda\\$(.+)\\$\\d+$", "$1");
            return new Methods(called.startsWith("<") ? name : name + "." + called);
        }
    }

    private final class Methods extends MethodVisitor {
        private final String where;

        Methods(String where) {
            super(Opcodes.ASM9);
            this.where = where;
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String field, String type) {
            use(where, owner, field, "", "reads");
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String method, String type, boolean isInterface) {
            called(owner, method, type);
        }

        @Override
        public void visitInvokeDynamicInsn(String method, String type, Handle bootstrap, Object... arguments) {
            for (Object argument : arguments) {
                if (argument instanceof Handle handle && handle.getTag() >= Opcodes.H_INVOKEVIRTUAL) {
                    called(handle.getOwner(), handle.getName(), handle.getDesc());
                } else if (argument instanceof String text) {
                    // Text that is concatenated at run time: the parts between the values.
                    constant(where, text.replace('\u0001', '?'));
                }
            }
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            use(where, type, "class", "", "uses");
        }

        @Override
        public void visitLdcInsn(Object value) {
            if (value instanceof String text) {
                constant(where, text);
            } else if (value instanceof Type type && type.getSort() == Type.OBJECT) {
                use(where, type.getInternalName(), "class", "", "uses");
            }
        }

        private void called(String owner, String method, String type) {
            String parameters = Stream.of(Type.getArgumentTypes(type))
                    .map(one -> ApiMember.erase(one.getClassName()).replace('$', '.'))
                    .collect(Collectors.joining(", ", "(", ")"));
            String verb = owner.contains("/tables/records/")
                    ? method.startsWith("set") ? "writes" : method.startsWith("get") ? "reads" : "uses"
                    : "calls";
            use(where, owner, method.equals("<init>") ? "" : method, parameters, verb);
        }
    }

    private void use(String where, String owner, String name, String signature, String verb) {
        if (GENERATED.stream().anyMatch(part -> ("/" + owner).contains(part))) {
            uses.add(new MemberUse(service, where, owner, name, signature, verb));
        }
    }

    private void constant(String where, String text) {
        StatementText.of(text)
                .ifPresent(sql ->
                        statements.putIfAbsent(sql, GivenStatement.of(sql, "service " + service + ", " + where)));
    }
}
