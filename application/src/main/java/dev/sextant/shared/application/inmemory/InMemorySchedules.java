package dev.sextant.shared.application.inmemory;

import dev.sextant.shared.application.Cursor;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.application.Schedules;
import dev.sextant.shared.application.StaleAggregate;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Schedule;
import dev.sextant.shared.domain.ScheduleId;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.Timing;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps schedules in memory; they are gone with the program. */
public final class InMemorySchedules implements Schedules {

    private final InMemoryTransactions transactions;
    private final InMemoryTable<ScheduleId, Schedule> rows;
    private final Set<TenantId> tenants = ConcurrentHashMap.newKeySet();
    private final Clock clock;

    /** None yet. */
    public InMemorySchedules(InMemoryTransactions transactions, Clock clock) {
        this.transactions = transactions;
        this.rows = new InMemoryTable<>(transactions);
        this.clock = clock;
    }

    @Override
    public void add(Actor actor, Schedule opened) {
        rows.put(actor, opened.id(), opened);
        tenants.add(actor.tenant());
    }

    @Override
    public Option<Schedule> find(Actor actor, ScheduleId id) {
        return rows.find(actor, id);
    }

    @Override
    public Option<Schedule> findForUpdate(Actor actor, ScheduleId id) {
        return rows.find(actor, id);
    }

    @Override
    public List<Schedule> followersForUpdate(Actor actor) {
        return rows.all(actor).stream()
                .filter(schedule -> schedule.snapshot().timing() instanceof Timing.Recurring recurring
                        && recurring.source() == Timing.ZoneSource.ORGANIZATION)
                .sorted(Comparator.comparing(schedule -> schedule.id().value()))
                .toList();
    }

    @Override
    public void save(Actor actor, Schedule changed, long readVersion) {
        mustBeAt(actor, changed.id(), readVersion);
        rows.put(actor, changed.id(), changed);
    }

    @Override
    public void delete(Actor actor, ScheduleId id, long readVersion) {
        mustBeAt(actor, id, readVersion);
        rows.remove(actor, id);
    }

    private void mustBeAt(Actor actor, ScheduleId id, long readVersion) {
        if (!rows.find(actor, id).exists(kept -> kept.version() == readVersion)) {
            throw new StaleAggregate(id.toString(), readVersion);
        }
    }

    @Override
    public long count(Actor actor) {
        return rows.all(actor).size();
    }

    @Override
    public Page<ScheduleView> page(Actor actor, PageRequest page) {
        Option<UUID> after =
                page.after().map(cursor -> UUID.fromString(cursor.keys().getFirst()));
        List<Schedule> found = rows.all(actor).stream()
                .filter(schedule -> !after.exists(last -> schedule.id().value().compareTo(last) <= 0))
                .sorted(Comparator.comparing(schedule -> schedule.id().value()))
                .limit(page.limit() + 1L)
                .toList();
        Page<Schedule> part = Page.of(
                found,
                page.limit(),
                last -> new Cursor(List.of(last.id().value().toString())));
        return new Page<>(part.items().stream().map(ScheduleView::of).toList(), part.next());
    }

    @Override
    public List<Due> due(Option<Due> after, int most) {
        Comparator<Due> order = Comparator.comparing(Due::at)
                .thenComparing(due -> due.tenant().value())
                .thenComparing(due -> due.id().value());
        return tenants.stream()
                .flatMap(tenant -> {
                    var actor = Actor.program(tenant, "schedule");
                    return transactions.read(actor, () -> rows.all(actor)).stream()
                            .filter(this::isDue)
                            .map(schedule -> new Due(schedule.snapshot().next().get(), tenant, schedule.id()));
                })
                .filter(due -> !after.exists(last -> order.compare(due, last) <= 0))
                .sorted(order)
                .limit(most)
                .toList();
    }

    private boolean isDue(Schedule schedule) {
        Instant now = clock.instant();
        return schedule.snapshot().next().exists(at -> !at.isAfter(now));
    }

    @Override
    public Option<Taken> take(Actor actor, ScheduleId id) {
        return rows.find(actor, id).filter(this::isDue).map(schedule -> new Taken(schedule, clock.instant()));
    }
}
