package dev.sextant.shared.domain;

/**
 * One field of a partial change, where leaving it out and setting it to nothing mean different things.
 *
 * @param <T> the type of the field
 */
public sealed interface Patch<T> {

    /** The field was left out: it stays as it is. */
    record Absent<T>() implements Patch<T> {}

    /** The field was set to nothing. */
    record Cleared<T>() implements Patch<T> {}

    /**
     * The field was set.
     *
     * @param value to what
     */
    record Changed<T>(T value) implements Patch<T> {}
}
