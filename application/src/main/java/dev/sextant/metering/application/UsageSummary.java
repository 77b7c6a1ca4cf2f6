package dev.sextant.metering.application;

import dev.sextant.metering.domain.MeteringError;
import dev.sextant.metering.domain.Plan;
import dev.sextant.metering.domain.UsageKind;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/** Tells what an organisation has used, and how much it may. */
@PrimaryPort
public final class UsageSummary {

    /** To see what the organisation has used. */
    public static final Permission READ = new Permission("usage:read");

    private final Handling handling;
    private final Subscriptions subscriptions;
    private final UsageRecords records;
    private final Stocks stocks;
    private final Calendar calendar;

    /** Asks these. */
    public UsageSummary(
            Handling handling, Subscriptions subscriptions, UsageRecords records, Stocks stocks, Clock clock) {
        this.handling = handling;
        this.subscriptions = subscriptions;
        this.records = records;
        this.stocks = stocks;
        this.calendar = new Calendar(clock);
    }

    /** Over what time usage is counted. */
    public enum Period implements dev.sextant.shared.domain.Coded {
        /** Over a calendar month in UTC. */
        MONTH,
        /** Altogether, until it is given back. */
        TOTAL
    }

    /**
     * What an organisation has used.
     *
     * @param organizationId {@code org_…}
     * @param plan what its plan is called
     * @param usage by kind
     * @param requestsByDay the requests of this month, by day in UTC, the first day first; days without any are not there
     */
    public record UsageView(String organizationId, String plan, List<KindView> usage, List<DayView> requestsByDay) {

        /** Copies the lists. */
        public UsageView {
            usage = List.copyOf(usage);
            requestsByDay = List.copyOf(requestsByDay);
        }
    }

    /**
     * What was used of one kind.
     *
     * @param kind of what
     * @param used how much
     * @param limit how much may be used; none for any amount
     * @param period over what time
     * @param resetsAt when it begins at nothing again; none when it never does
     */
    public record KindView(UsageKind kind, long used, Option<Long> limit, Period period, Option<Instant> resetsAt) {}

    /**
     * What was used on a day.
     *
     * @param date the day, such as {@code 2026-11-21}
     * @param used how much
     */
    public record DayView(String date, long used) {}

    /**
     * What the actor's organisation has used. Requests of the last seconds may not be counted yet.
     *
     * @param organization the {@code org_…} that is asked for
     * @return the usage; of another organisation {@link MeteringError.OrganizationUnknown}
     */
    public Either<DomainError, UsageView> of(Actor actor, String organization) {
        return handling.ask(
                "UsageSummary.of",
                READ,
                actor,
                () -> organization.equals(actor.tenant().toString())
                        ? Either.<MeteringError, UsageView>right(view(actor))
                        : Either.<MeteringError, UsageView>left(new MeteringError.OrganizationUnknown(organization)));
    }

    private UsageView view(Actor actor) {
        Plan plan = subscriptions.plan(actor);
        SortedMap<LocalDate, Long> days = records.ofMonth(actor, UsageKind.REQUESTS, calendar.month());
        long requests = days.values().stream().mapToLong(Long::longValue).sum();
        return new UsageView(
                actor.tenant().toString(),
                plan.name(),
                List.of(
                        new KindView(
                                UsageKind.REQUESTS,
                                requests,
                                plan.limit(UsageKind.REQUESTS),
                                Period.MONTH,
                                Option.some(calendar.nextMonth())),
                        total(plan, UsageKind.STORAGE, stocks.held(actor, UsageKind.STORAGE)),
                        total(plan, UsageKind.MEMBERS, subscriptions.members(actor))),
                days.entrySet().stream()
                        .map(day -> new DayView(day.getKey().toString(), day.getValue()))
                        .toList());
    }

    private static KindView total(Plan plan, UsageKind kind, long used) {
        return new KindView(kind, used, plan.limit(kind), Period.TOTAL, Option.none());
    }
}
