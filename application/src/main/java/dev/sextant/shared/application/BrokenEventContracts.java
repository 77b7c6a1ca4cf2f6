package dev.sextant.shared.application;

import java.util.List;

/** What a program publishes, or asks for, does not hold together: it must not start. */
public final class BrokenEventContracts extends RuntimeException {

    @java.io.Serial
    private static final long serialVersionUID = 1L;

    /** Names everything that is wrong, one line each. */
    public BrokenEventContracts(List<String> problems) {
        super(String.join("\n", problems));
    }
}
