package dev.sextant.messaging.domain;

import java.util.Arrays;
import java.util.List;
import org.jmolecules.ddd.types.ValueObject;

/**
 * What failures have in common that one repair will mend: the innermost exception, and the first place in the program's own code on its way. Line numbers do not count, since they move with every release.
 *
 * @param value such as {@code IllegalStateException at WhenCaseOpened.on}; at most 200 characters
 */
public record CauseGroup(String value) implements ValueObject {

    private static final int LONGEST = 200;
    private static final List<String> FOREIGN = List.of(
            "java.",
            "javax.",
            "jdk.",
            "sun.",
            "com.sun.",
            "io.vavr.",
            "org.jooq.",
            "org.postgresql.",
            "com.zaxxer.",
            "tools.jackson.");

    /** Shortens what is too long. */
    public CauseGroup {
        value = value.length() > LONGEST ? value.substring(0, LONGEST) : value;
    }

    /** The group of a failure. */
    public static CauseGroup of(Throwable failure) {
        Throwable innermost = innermost(failure);
        String place = Arrays.stream(innermost.getStackTrace())
                .filter(frame -> FOREIGN.stream().noneMatch(frame.getClassName()::startsWith))
                .findFirst()
                .map(frame -> " at " + simple(frame.getClassName()) + "." + frame.getMethodName())
                .orElse("");
        return new CauseGroup(simple(innermost.getClass().getName()) + place);
    }

    private static Throwable innermost(Throwable failure) {
        Throwable innermost = failure;
        // A cause may, by mistake, lead back to where it came from.
        for (int depth = 0; depth < 50 && innermost.getCause() != null; depth++) {
            innermost = innermost.getCause();
        }
        return innermost;
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    @Override
    public String toString() {
        return value;
    }
}
