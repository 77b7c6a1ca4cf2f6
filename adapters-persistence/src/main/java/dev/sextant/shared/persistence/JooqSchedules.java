package dev.sextant.shared.persistence;

import static dev.sextant.shared.persistence.db.Tables.SCHEDULE;

import dev.sextant.shared.application.Cursor;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.application.Schedules;
import dev.sextant.shared.application.StaleAggregate;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Cron;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.Schedule;
import dev.sextant.shared.domain.ScheduleId;
import dev.sextant.shared.domain.ScheduleSnapshot;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.Timing;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.persistence.db.tables.records.ScheduleRecord;
import io.vavr.control.Option;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jooq.impl.DSL;

/** Schedules as a row each, under row-level security. The worker role sees whose are due, and not what they are about. They are due by the clock of the database. */
public final class JooqSchedules implements Schedules {

    private static final String DUE =
            "SELECT next_at, tenant_id, id FROM shared.schedule WHERE next_at <= now() AND (next_at, tenant_id, id) > (?, ?, ?)"
                    + " ORDER BY next_at, tenant_id, id LIMIT ?";

    /** Before every other. */
    private static final Due FIRST =
            new Due(Instant.EPOCH, new TenantId(new UUID(0, 0)), new ScheduleId(new UUID(0, 0)));

    private final JooqTransactions transactions;
    private final DataSource worker;

    /**
     * Schedules of a database.
     *
     * @param worker connections of the role {@code sextant_worker}, which finds what is due
     */
    public JooqSchedules(JooqTransactions transactions, DataSource worker) {
        this.transactions = transactions;
        this.worker = worker;
    }

    @Override
    public void add(Actor actor, Schedule opened) {
        ScheduleSnapshot kept = opened.snapshot();
        ScheduleRecord row = changes(kept);
        row.setTenantId(actor.tenant().value());
        row.setId(kept.id().value());
        row.setKind(kept.kind());
        row.setCreatedAt(kept.createdAt());
        transactions.dsl(actor).insertInto(SCHEDULE).set(row).execute();
    }

    @Override
    public Option<Schedule> find(Actor actor, ScheduleId id) {
        return Option.ofOptional(transactions
                        .dsl(actor)
                        .selectFrom(SCHEDULE)
                        .where(SCHEDULE.ID.eq(id.value()))
                        .fetchOptional())
                .map(JooqSchedules::restore);
    }

    @Override
    public Option<Schedule> findForUpdate(Actor actor, ScheduleId id) {
        return Option.ofOptional(transactions
                        .dsl(actor)
                        .selectFrom(SCHEDULE)
                        .where(SCHEDULE.ID.eq(id.value()))
                        .forUpdate()
                        .fetchOptional())
                .map(JooqSchedules::restore);
    }

    @Override
    public List<Schedule> followersForUpdate(Actor actor) {
        return transactions
                .dsl(actor)
                .selectFrom(SCHEDULE)
                .where(SCHEDULE.TIME_ZONE_SOURCE.eq(Timing.ZoneSource.ORGANIZATION.code()))
                .and(SCHEDULE.CRON.isNotNull())
                .orderBy(SCHEDULE.ID)
                .forUpdate()
                .fetch(JooqSchedules::restore);
    }

    @Override
    public void save(Actor actor, Schedule changed, long readVersion) {
        int saved = transactions
                .dsl(actor)
                .update(SCHEDULE)
                .set(changes(changed.snapshot()))
                .where(SCHEDULE.ID.eq(changed.id().value()))
                .and(SCHEDULE.VERSION.eq(readVersion))
                .execute();
        if (saved == 0) {
            throw new StaleAggregate(changed.id().toString(), readVersion);
        }
    }

    @Override
    public void delete(Actor actor, ScheduleId id, long readVersion) {
        int deleted = transactions
                .dsl(actor)
                .deleteFrom(SCHEDULE)
                .where(SCHEDULE.ID.eq(id.value()))
                .and(SCHEDULE.VERSION.eq(readVersion))
                .execute();
        if (deleted == 0) {
            throw new StaleAggregate(id.toString(), readVersion);
        }
    }

    @Override
    public long count(Actor actor) {
        return transactions.dsl(actor).fetchCount(SCHEDULE);
    }

    @Override
    public Page<ScheduleView> page(Actor actor, PageRequest page) {
        List<ScheduleRecord> rows = transactions
                .dsl(actor)
                .selectFrom(SCHEDULE)
                .where(page.after()
                        .map(cursor ->
                                SCHEDULE.ID.gt(UUID.fromString(cursor.keys().getFirst())))
                        .getOrElse(DSL::trueCondition))
                .orderBy(SCHEDULE.ID)
                .limit(page.limit() + 1)
                .fetch();
        Page<ScheduleRecord> part = Page.of(
                rows, page.limit(), last -> new Cursor(List.of(last.getId().toString())));
        return new Page<>(
                part.items().stream()
                        .map(JooqSchedules::restore)
                        .map(ScheduleView::of)
                        .toList(),
                part.next());
    }

    @Override
    public List<Due> due(Option<Due> after, int most) {
        Due last = after.getOrElse(FIRST);
        try (var connection = worker.getConnection();
                var query = connection.prepareStatement(DUE)) {
            query.setObject(1, last.at().atOffset(ZoneOffset.UTC));
            query.setObject(2, last.tenant().value());
            query.setObject(3, last.id().value());
            query.setInt(4, most);
            var due = new ArrayList<Due>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    due.add(new Due(
                            rows.getObject(1, OffsetDateTime.class).toInstant(),
                            new TenantId(rows.getObject(2, UUID.class)),
                            new ScheduleId(rows.getObject(3, UUID.class))));
                }
            }
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
            return due;
        } catch (SQLException failure) {
            throw DatabaseFailures.translate(failure);
        }
    }

    @Override
    public Option<Taken> take(Actor actor, ScheduleId id) {
        var dsl = transactions.dsl(actor);
        return Option.ofOptional(dsl.selectFrom(SCHEDULE)
                        .where(SCHEDULE.ID.eq(id.value()))
                        .and(SCHEDULE.NEXT_AT.le(DSL.currentInstant()))
                        .forUpdate()
                        .skipLocked()
                        .fetchOptional())
                .map(row -> new Taken(
                        restore(row),
                        dsl.select(DSL.currentInstant()).fetchSingle().value1()));
    }

    private static ScheduleRecord changes(ScheduleSnapshot kept) {
        var row = new ScheduleRecord();
        row.setVersion(kept.version());
        row.setName(kept.name());
        row.setPayload(kept.payload());
        Option<Timing.Recurring> again =
                kept.timing() instanceof Timing.Recurring recurring ? Option.some(recurring) : Option.none();
        row.set(SCHEDULE.CRON, again.map(recurring -> recurring.cron().text()).getOrNull());
        row.set(
                SCHEDULE.TIME_ZONE,
                again.map(recurring -> recurring.zone().getId()).getOrNull());
        row.setTimeZoneSource(again.map(Timing.Recurring::source)
                .getOrElse(Timing.ZoneSource.SCHEDULE)
                .code());
        row.set(SCHEDULE.RUN_AT, kept.timing() instanceof Timing.Once once ? once.at() : null);
        row.setPaused(kept.paused());
        row.set(SCHEDULE.PROBLEM, kept.problem().getOrNull());
        row.set(SCHEDULE.NEXT_AT, kept.next().getOrNull());
        row.set(SCHEDULE.LAST_AT, kept.lastAt().getOrNull());
        row.set(SCHEDULE.LAST_JOB, kept.lastJob().getOrNull());
        row.setActor(kept.actsFor().value());
        row.setPermissions(
                kept.permissions().stream().map(Permission::value).sorted().toArray(String[]::new));
        row.setUpdatedAt(kept.updatedAt());
        return row;
    }

    private static Schedule restore(ScheduleRecord row) {
        return Schedule.restore(new ScheduleSnapshot(
                new ScheduleId(row.getId()),
                row.getVersion(),
                row.getName(),
                row.getKind(),
                row.getPayload(),
                timing(row),
                row.getPaused(),
                Option.of(row.getNextAt()),
                Option.of(row.getLastAt()),
                Option.of(row.getLastJob()),
                Option.of(row.getProblem()),
                new UserId(row.getActor()),
                Arrays.stream(row.getPermissions()).map(Permission::new).collect(Collectors.toSet()),
                row.getCreatedAt(),
                row.getUpdatedAt()));
    }

    /** The database holds that a row has either a cron with its zone or a moment. */
    private static Timing timing(ScheduleRecord row) {
        return Option.of(row.getRunAt())
                .<Timing>map(Timing.Once::new)
                .getOrElse(() -> new Timing.Recurring(
                        Cron.parse(row.getCron())
                                .getOrElseThrow(why -> new IllegalStateException(
                                        "schedule " + new ScheduleId(row.getId()) + " has a cron that " + why)),
                        ZoneId.of(row.getTimeZone()),
                        source(row.getTimeZoneSource())));
    }

    /** The database holds that there is no other. */
    private static Timing.ZoneSource source(String code) {
        return Timing.ZoneSource.SCHEDULE.code().equals(code)
                ? Timing.ZoneSource.SCHEDULE
                : Timing.ZoneSource.ORGANIZATION;
    }
}
