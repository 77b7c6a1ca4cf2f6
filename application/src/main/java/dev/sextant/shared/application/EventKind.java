package dev.sextant.shared.application;

/**
 * A type of event in one of its versions.
 *
 * @param type the type id, such as {@code case.opened}
 * @param version the version of its payload's shape, from 1
 */
public record EventKind(String type, int version) {

    /** Refuses what cannot be. */
    public EventKind {
        if (type.isBlank() || version < 1) {
            throw new IllegalArgumentException("no kind of event: " + type + " " + version);
        }
    }

    @Override
    public String toString() {
        return type + " v" + version;
    }
}
