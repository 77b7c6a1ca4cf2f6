package dev.sextant.shared.application;

import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import org.jmolecules.architecture.hexagonal.Port;

/**
 * Tells whether a request may be served now, before anything is done for it, and counts it. Must be quick, and never throws: limits protect the service and must not be what takes it away, so what cannot be found out refuses
 * nobody. Safe for many threads.
 */
@Port
public interface Allowance {

    /** Everything is let through. */
    Allowance UNLIMITED = new Allowance() {
        @Override
        public Verdict known(Actor actor) {
            return Verdict.UNLIMITED;
        }

        @Override
        public Verdict unknown(String address) {
            return Verdict.UNLIMITED;
        }
    };

    /**
     * A limit that holds for a request, and how much of it is left after the request.
     *
     * @param name names the limit, such as {@code organization}
     * @param quota how many requests in a window
     * @param window how long
     * @param remaining how many could be sent at once from now, not negative
     * @param full after how long without requests it is the whole quota again
     */
    record Limit(String name, long quota, Duration window, long remaining, Duration full) {}

    /**
     * The answer.
     *
     * @param refusal why the request may not be served, when it may not; it says how long to wait
     * @param limits the limits that hold for it, as far as they are known
     */
    record Verdict(Option<DomainError> refusal, List<Limit> limits) {

        /** It may be served, and nothing limits it. */
        public static final Verdict UNLIMITED = new Verdict(Option.none(), List.of());

        /** Copies the list. */
        public Verdict {
            limits = List.copyOf(limits);
        }
    }

    /** About a request of somebody who was recognised. */
    Verdict known(Actor actor);

    /**
     * About a request of somebody who is not yet known, such as a login.
     *
     * @param address the network address from which it comes
     */
    Verdict unknown(String address);
}
