package dev.sextant.shared.domain;

import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.time.Instant;
import java.time.ZoneId;
import org.jmolecules.ddd.types.ValueObject;

/** When a schedule is due: again and again, or once. */
public sealed interface Timing extends ValueObject {

    /**
     * Again and again.
     *
     * @param cron when
     * @param zone on whose clocks
     */
    record Recurring(Cron cron, ZoneId zone) implements Timing {}

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

    /** Reads a time zone by its name in the IANA database, such as {@code Europe/Berlin}; offsets have no rules and are none. */
    static Validation<FieldError, ZoneId> zone(String field, String name) {
        return ZoneId.getAvailableZoneIds().contains(name)
                ? Validation.valid(ZoneId.of(name))
                : Validation.invalid(new FieldError(
                        field, "unknown_value", "must be a time zone of the IANA database, such as Europe/Berlin"));
    }
}
