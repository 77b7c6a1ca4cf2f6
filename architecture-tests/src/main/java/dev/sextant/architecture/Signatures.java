package dev.sextant.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.List;
import java.util.stream.Stream;

/** The types that the members of a class name, with everything inside their type arguments, so that no container hides a type. */
final class Signatures {

    private static final String VALIDATION = "io.vavr.control.Validation";
    private static final String COLLECTIONS = "io.vavr.collection";

    private Signatures() {}

    /**
     * A type that a member names.
     *
     * @param member the member
     * @param type the type as it is written, with its type arguments
     */
    record Part(JavaMember member, JavaType type) {

        String describe() {
            return member.getOwner().getSimpleName() + "." + member.getName();
        }

        /** The type itself and all types within its arguments, at any depth. */
        Stream<JavaClass> involved() {
            return type.getAllInvolvedRawTypes().stream().map(JavaClass::getBaseComponentType);
        }
    }

    /** What fields, methods and constructors of a class name; the compiler's own members are left out. */
    static Stream<Part> of(JavaClass type) {
        var fields =
                type.getFields().stream().filter(Signatures::isWritten).map(field -> new Part(field, field.getType()));
        var units = type.getCodeUnits().stream()
                .filter(Signatures::isWritten)
                .flatMap(unit -> Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream())
                        .map(named -> new Part(unit, named)));
        return Stream.concat(fields, units);
    }

    /** What the instance fields of a class hold. */
    static Stream<Part> held(JavaClass type) {
        return type.getFields().stream()
                .filter(Signatures::isWritten)
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .map(field -> new Part(field, field.getType()));
    }

    static boolean isWritten(JavaMember member) {
        return !member.getModifiers().contains(JavaModifier.SYNTHETIC)
                && !member.getModifiers().contains(JavaModifier.BRIDGE)
                && !member.getName().contains("$");
    }

    /** Whether a Vavr collection stands anywhere in the type but directly as the error side of a {@code Validation}. */
    static boolean namesSequenceOutsideValidation(JavaType type) {
        if (type.toErasure().getPackageName().startsWith(COLLECTIONS)) {
            return true;
        }
        if (!(type instanceof JavaParameterizedType parameterized)) {
            return false;
        }
        List<JavaType> arguments = parameterized.getActualTypeArguments();
        boolean isValidation = type.toErasure().getName().equals(VALIDATION);
        for (int i = 0; i < arguments.size(); i++) {
            var argument = arguments.get(i);
            if (isValidation && i == 0 && argument instanceof JavaParameterizedType errors) {
                if (errors.getActualTypeArguments().stream().anyMatch(Signatures::namesSequenceOutsideValidation)) {
                    return true;
                }
            } else if (namesSequenceOutsideValidation(argument)) {
                return true;
            }
        }
        return false;
    }
}
