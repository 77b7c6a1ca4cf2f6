package dev.sextant.shared.application;

/**
 * An event that this program cannot make into the version that is asked for. Most often a newer program stored it while this one was still running: it can be read later, when this program was replaced, and is therefore worth another
 * try, other than a {@link MalformedEvent}.
 */
public final class UnknownEventVersion extends RuntimeException {

    @java.io.Serial
    private static final long serialVersionUID = 1L;

    /**
     * Names both.
     *
     * @param stored what is stored
     * @param wanted the version that is asked for
     */
    public UnknownEventVersion(EventKind stored, int wanted) {
        super(stored + " cannot be made into v" + wanted + " by this program");
    }
}
