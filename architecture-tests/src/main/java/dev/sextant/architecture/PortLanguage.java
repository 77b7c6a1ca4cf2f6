package dev.sextant.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jmolecules.architecture.hexagonal.Port;

/**
 * Tells jMolecules which types belong to the ports: a type nested in a port is part of it, a use case is a port through the interface that it implements, queries are ports
 * that are asked from outside and answered from outside, and data that ports speak may cross them.
 */
final class PortLanguage {

    /** Stands for every type that belongs to the ports without being one. */
    @Port
    private interface Spoken {}

    private static final JavaClass SPOKEN = new ClassFileImporter().importClass(Spoken.class);

    private final Layout layout;

    PortLanguage(Layout layout) {
        this.layout = layout;
    }

    static boolean isPort(JavaClass type) {
        return type.isMetaAnnotatedWith(Port.class) || Types.isUseCase(type) || Types.isQueries(type);
    }

    /** The types whose stereotypes count for this one: itself, the types around it, the use case's interface, or the stand-in for spoken data. */
    Stream<JavaClass> markers(JavaClass type) {
        List<JavaClass> markers = new ArrayList<>();
        markers.add(type);
        if (!isCore(type)) {
            return markers.stream();
        }
        if (isData(type)) {
            markers.add(SPOKEN);
            return markers.stream();
        }
        JavaClass outer = type;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
            markers.add(outer);
        }
        if (markers.stream().anyMatch(Types::isUseCase)) {
            Types.selfAndSupertypes(outer)
                    .filter(each -> each.getSimpleName().equals("UseCase"))
                    .forEach(markers::add);
        } else if (markers.stream().noneMatch(each -> each.isMetaAnnotatedWith(Port.class)) && isSpoken(type, outer)) {
            markers.add(SPOKEN);
        }
        return markers.stream();
    }

    /** Records, enums, sealed types and exceptions carry something; classes without a method only name constants. */
    private static boolean isData(JavaClass type) {
        boolean carries = type.isRecord() || type.isEnum() || type.isSealed() || type.isAssignableTo(Throwable.class);
        boolean namesConstants =
                !type.isInterface() && type.getMethods().stream().noneMatch(Signatures::isWritten);
        return carries || namesConstants;
    }

    private boolean isCore(JavaClass type) {
        return layout.isInside(type)
                || layout.isOfFoundation(Layout.DOMAIN, type)
                || layout.isOfFoundation(Layout.APPLICATION, type);
    }

    private boolean isSpoken(JavaClass type, JavaClass outer) {
        return layout.isIn(Layout.DOMAIN, type)
                || layout.isOfFoundation(Layout.DOMAIN, type)
                || Types.isQueries(outer)
                || isData(outer);
    }
}
