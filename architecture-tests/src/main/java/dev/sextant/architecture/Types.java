package dev.sextant.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.stream.Stream;

/** What a type is, by the vocabulary of jMolecules and of the house. */
public final class Types {

    private static final String DDD = "org.jmolecules.ddd.types.";
    private static final String EVENT = "org.jmolecules.event.types.DomainEvent";

    private Types() {}

    /** Whether it is an aggregate root. */
    public static boolean isAggregate(JavaClass type) {
        return type.isAssignableTo(DDD + "AggregateRoot")
                || type.isMetaAnnotatedWith("org.jmolecules.ddd.annotation.AggregateRoot");
    }

    /** Whether it has an identity: an entity or an aggregate root. */
    public static boolean isIdentifiable(JavaClass type) {
        return isAggregate(type)
                || type.isAssignableTo(DDD + "Identifiable")
                || type.isMetaAnnotatedWith("org.jmolecules.ddd.annotation.Entity");
    }

    /** Whether it identifies something. */
    public static boolean isIdentifier(JavaClass type) {
        return type.isAssignableTo(DDD + "Identifier");
    }

    /** Whether it is a reference to an aggregate that jMolecules allows to hold. */
    static boolean isAssociation(JavaClass type) {
        return type.isAssignableTo(DDD + "Association");
    }

    /** Whether it is a value: declared so, or a record or enum that is neither event, id nor refusal. */
    public static boolean isValue(JavaClass type) {
        return isDeclaredValue(type)
                || ((type.isRecord() || type.isEnum()) && !isEvent(type) && !isIdentifier(type) && !isRefusal(type));
    }

    static boolean isDeclaredValue(JavaClass type) {
        return type.isAssignableTo(DDD + "ValueObject")
                || type.isMetaAnnotatedWith("org.jmolecules.ddd.annotation.ValueObject");
    }

    /** Whether it is something that happened. */
    public static boolean isEvent(JavaClass type) {
        return type.isAssignableTo(EVENT);
    }

    /** Whether it is an expected refusal: it implements a {@code DomainError}. */
    public static boolean isRefusal(JavaClass type) {
        return selfAndSupertypes(type).anyMatch(each -> each.getSimpleName().equals("DomainError"));
    }

    /** Whether it is a use case: it implements a {@code UseCase} of a kernel. */
    public static boolean isUseCase(JavaClass type) {
        return !type.isInterface()
                && selfAndSupertypes(type).anyMatch(each -> each.getSimpleName().equals("UseCase"));
    }

    /** Whether it answers questions: an interface named {@code …Queries}. */
    public static boolean isQueries(JavaClass type) {
        return type.isInterface()
                && type.isTopLevelClass()
                && type.getSimpleName().endsWith("Queries");
    }

    /** Whether it is a port that the outside implements, queries left out. */
    public static boolean isSecondaryPort(JavaClass type) {
        return type.isInterface()
                && !isQueries(type)
                && (type.isAnnotatedWith("org.jmolecules.architecture.hexagonal.SecondaryPort")
                        || type.isAnnotatedWith("org.jmolecules.architecture.hexagonal.Port"));
    }

    /** Whether no instance can be made of it directly. */
    public static boolean isAbstract(JavaClass type) {
        return type.isInterface() || type.getModifiers().contains(JavaModifier.ABSTRACT);
    }

    static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC);
    }

    static boolean isFinal(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.FINAL);
    }

    static JavaClass outermost(JavaClass type) {
        JavaClass outer = type;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer;
    }

    static Stream<JavaClass> selfAndSupertypes(JavaClass type) {
        return type.getAllClassesSelfIsAssignableTo().stream();
    }
}
