package dev.sextant.metering.application;

import dev.sextant.metering.domain.UsageKind;
import dev.sextant.shared.domain.Actor;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.SortedMap;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** Keeps how much of what passes was used on each day, in UTC. Every method works in the actor's open transaction and sees only the actor's tenant. */
@SecondaryPort
public interface UsageRecords {

    /**
     * Adds to what was used on a day. Two who add at once are both counted.
     *
     * @param amount not negative
     */
    void add(Actor actor, UsageKind kind, LocalDate day, long amount);

    /** How much was used on each day of a month on which there was anything, the first day first. */
    SortedMap<LocalDate, Long> ofMonth(Actor actor, UsageKind kind, YearMonth month);
}
