package dev.sextant.shared.domain;

import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.time.Instant;
import java.time.ZoneId;
import org.jmolecules.ddd.types.ValueObject;

/** When a schedule is due: again and again, or once. */
public sealed interface Timing extends ValueObject {

    /** Who says on whose clocks a schedule comes. */
    enum ZoneSource implements Coded {
        /** The schedule names them, and keeps them. */
        SCHEDULE,
        /** They are its organisation's, and other ones as soon as the organisation has others. */
        ORGANIZATION
    }

    /**
     * Again and again.
     *
     * @param cron when
     * @param zone on whose clocks
     * @param source who says so
     */
    record Recurring(Cron cron, ZoneId zone, ZoneSource source) implements Timing {}

    /**
     * Once.
     *
     * @param at when
     */
    record Once(Instant at) implements Timing {}

    /** When it is due for the first time after a moment; one that comes once, whenever that is. */
    default Instant first(Instant after) {
        return switch (this) {
            case Recurring recurring -> recurring.cron().next(after, recurring.zone());
            case Once once -> once.at();
        };
    }

    /** When it is due again after a moment; never for one that comes once. */
    default Option<Instant> again(Instant after) {
        return switch (this) {
            case Recurring recurring -> Option.some(recurring.cron().next(after, recurring.zone()));
            case Once once -> Option.none();
        };
    }

    /**
     * The same on the clocks that its organisation has now; unchanged when it does not follow them.
     *
     * @param present the organisation's time zone
     */
    default Timing following(ZoneId present) {
        return this instanceof Recurring recurring && recurring.source() == ZoneSource.ORGANIZATION
                ? new Recurring(recurring.cron(), present, ZoneSource.ORGANIZATION)
                : this;
    }

    /** Reads a time zone by its name in the IANA database, such as {@code Europe/Berlin}; offsets have no rules and are none. */
    static Validation<FieldError, ZoneId> zone(String field, String name) {
        return ZoneId.getAvailableZoneIds().contains(name)
                ? Validation.valid(ZoneId.of(name))
                : Validation.invalid(new FieldError(
                        field, "unknown_value", "must be a time zone of the IANA database, such as Europe/Berlin"));
    }
}
