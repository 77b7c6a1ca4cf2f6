package dev.sextant.shared.application;

/** An event that lacks what its type promises. Trying again cannot help: it goes to the dead letters at once. */
public final class MalformedEvent extends RuntimeException {

    @java.io.Serial
    private static final long serialVersionUID = 1L;

    /**
     * Names what is wrong.
     *
     * @param field the name of the field
     * @param expected what it should be, such as {@code a text}; the value itself is never told
     */
    public MalformedEvent(String field, String expected) {
        super("'" + field + "' is not " + expected);
    }
}
