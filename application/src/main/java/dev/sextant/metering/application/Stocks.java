package dev.sextant.metering.application;

import dev.sextant.metering.domain.UsageKind;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Option;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** Keeps how much is held of what stays until it is given back. Every method works in the actor's open transaction and sees only the actor's tenant. */
@SecondaryPort
public interface Stocks {

    /**
     * Takes more, unless that would pass the limit. It is one step: of several that take at once, none passes the limit together with another one, and the later one waits for the end of the earlier one's transaction. So take last,
     * before the commit.
     *
     * @param amount how much more, not negative
     * @param limit how much may be held; none for any amount
     * @return how much is held then; none when the limit would be passed, and then nothing is taken
     */
    Option<Long> take(Actor actor, UsageKind kind, long amount, Option<Long> limit);

    /**
     * Gives something back. What is held never gets less than nothing.
     *
     * @param amount how much, not negative
     */
    void giveBack(Actor actor, UsageKind kind, long amount);

    /** How much is held. */
    long held(Actor actor, UsageKind kind);
}
