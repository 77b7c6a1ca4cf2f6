package dev.sextant.messaging.persistence;

import io.vavr.control.Option;

/** A reaction broke at an event: the event's fault, or the reaction's; not that of the database or of the way there. */
final class HandlerFailed extends RuntimeException {

    @java.io.Serial
    private static final long serialVersionUID = 1L;

    private final transient LaneEvent event;
    private final Throwable why;

    HandlerFailed(LaneEvent event, Throwable cause) {
        super("a reaction broke at " + event.kind() + " " + event.id(), cause, false, false);
        this.event = event;
        this.why = cause;
    }

    /** What the reaction threw. */
    Throwable why() {
        return why;
    }

    LaneEvent event() {
        return event;
    }

    /** What to tell people: what the reaction threw, or what broke where no reaction did. */
    static Throwable whyOf(Throwable thrown) {
        return in(thrown).<Throwable>map(HandlerFailed::why).getOrElse(thrown);
    }

    /** The failure of a reaction behind what a transaction threw; it may have been wrapped on its way. */
    static Option<HandlerFailed> in(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof HandlerFailed failed) {
                return Option.some(failed);
            }
        }
        return Option.none();
    }
}
