package dev.sextant.shared.domain;

import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * A schedule as somebody wrote it down.
 *
 * @param name what people call it, at most 100 characters
 * @param kind which work it has done
 * @param payload what the work needs, at most 10,000 characters
 * @param cron when it comes again and again; none for one that comes once
 * @param zone on whose clocks, by the name in the IANA database; none for the organisation's, whichever it has
 * @param runAt when it comes once; none for one that comes again and again
 */
public record ScheduleDraft(
        Option<String> name,
        Option<String> kind,
        Option<String> payload,
        Option<String> cron,
        Option<String> zone,
        Option<Instant> runAt) {

    private static final TextRule NAME = new TextRule("/name", 100, true, true);
    private static final TextRule PAYLOAD = new TextRule("/payload", 10_000, false, false);

    /** Every field that is wrong. */
    public List<FieldError> wrongFields() {
        return check(ZoneId.of("UTC")).fold(ScheduleError::fields, timing -> List.of());
    }

    /**
     * When it is due, or every field that is wrong.
     *
     * @param usual the zone of the organisation, for one that names none
     */
    Either<ScheduleError, Timing> check(ZoneId usual) {
        var report = new FieldReport();
        report.takeRequired("/name", name, NAME::check);
        report.takeRequired("/kind", kind, Validation::valid);
        report.takeIfGiven(payload.map(PAYLOAD::check));
        Option<Cron> read = report.takeIfGiven(cron.map(ScheduleDraft::cron));
        Option<ZoneId> there = report.takeIfGiven(zone.map(named -> Timing.zone("/time_zone", named)));
        if (cron.isDefined() == runAt.isDefined()) {
            report.note("/cron", "required", "either cron or run_at must be given, and not both");
        } else if (zone.isDefined() && cron.isEmpty()) {
            report.note("/time_zone", "not_allowed", "belongs to cron; run_at is a moment everywhere");
        }
        return report.answer(
                ScheduleError.InvalidFields::new,
                () -> read.<Timing>map(rule -> recurring(rule, there, usual))
                        .getOrElse(() -> new Timing.Once(runAt.get())));
    }

    private static Timing recurring(Cron rule, Option<ZoneId> own, ZoneId usual) {
        return new Timing.Recurring(
                rule,
                own.getOrElse(usual),
                own.isDefined() ? Timing.ZoneSource.SCHEDULE : Timing.ZoneSource.ORGANIZATION);
    }

    private static Validation<FieldError, Cron> cron(String text) {
        return Validation.fromEither(Cron.parse(text).mapLeft(why -> new FieldError("/cron", "invalid_format", why)));
    }
}
