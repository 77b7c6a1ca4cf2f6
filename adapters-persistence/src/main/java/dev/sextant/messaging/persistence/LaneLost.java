package dev.sextant.messaging.persistence;

/** A lane is in other hands, or its lease is over: what was about to be written is not. */
final class LaneLost extends RuntimeException {

    @java.io.Serial
    private static final long serialVersionUID = 1L;

    LaneLost(Lane lane) {
        super(lane + " is in other hands", null, false, false);
    }
}
