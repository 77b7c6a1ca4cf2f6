package dev.sextant.investigation.domain.evidence;

import java.util.Comparator;
import java.util.Locale;

/**
 * The thing that a fact is about: a pod, a database, a service.
 *
 * @param type what it is, in small letters, such as {@code pod}
 * @param name how it is called where it lives; names are compared as they are written
 */
public record Subject(String type, String name) implements Comparable<Subject> {

    /** Where it is not told what a fact is about. */
    public static final Subject UNKNOWN = new Subject("unknown", "");

    private static final Comparator<Subject> ORDER =
            Comparator.comparing(Subject::type).thenComparing(Subject::name);

    /** Brings the type to small letters. */
    public Subject {
        type = type.toLowerCase(Locale.ROOT);
    }

    /** Whether it is known what the fact is about. */
    public boolean isKnown() {
        return !name.isEmpty();
    }

    @Override
    public int compareTo(Subject other) {
        return ORDER.compare(this, other);
    }

    /** For people: {@code pod payments-api-1}. */
    @Override
    public String toString() {
        return isKnown() ? type + " " + name : "something that is not named";
    }
}
