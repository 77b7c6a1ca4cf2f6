package dev.sextant.messaging.persistence;

import dev.sextant.messaging.application.DeadLetterQueries;
import dev.sextant.messaging.application.DeadLetters;
import dev.sextant.messaging.domain.DeadLetter;
import dev.sextant.messaging.domain.DeadLetterError;
import dev.sextant.messaging.domain.DeadLetterId;
import dev.sextant.messaging.domain.DeadLetterState;
import dev.sextant.shared.application.Cursor;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.persistence.EventJson;
import dev.sextant.shared.persistence.JooqTransactions;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Dead letters as the rows by which delivery parks aggregates; under row-level security. */
public final class JooqDeadLetters implements DeadLetters, DeadLetterQueries {

    private static final String FROM = " FROM messaging.parked p JOIN messaging.subscribers() s ON s.id = p.subscriber";

    private static final String LETTER =
            "SELECT p.id, s.name, p.event_id, p.type, p.state, p.attempts, p.delivery, p.decisions" + FROM;

    private static final String VIEW =
            "SELECT p.id, s.name, p.state, p.attempts, p.due_at, p.cause_group, p.cause, p.first_failed_at, p.last_failed_at, p.delivery,"
                    + " p.event_id, p.type, p.version, p.aggregate_type, p.aggregate_id, p.at_version, p.recorded_at"
                    + FROM;

    private static final String WANTED =
            " WHERE (?::text IS NULL OR p.state = ?) AND (?::text IS NULL OR s.name = ?) AND (?::text IS NULL OR p.cause_group = ?)";

    private static final String CONTENT =
            "SELECT o.actor, o.request_id, o.occurred_at, o.payload::text FROM shared.outbox o JOIN messaging.parked p"
                    + " ON o.tenant_id = p.tenant_id AND o.event_id = p.event_id AND o.recorded_at = p.recorded_at WHERE p.id = ?";

    private static final String GROUPS =
            "SELECT s.name, p.cause_group, count(*) FILTER (WHERE p.state = 'DEAD') AS dead, count(*) FILTER (WHERE p.state = 'RETRYING'),"
                    + " min(p.first_failed_at), max(p.last_failed_at)" + FROM + " WHERE p.state <> 'DISCARDED'"
                    + " GROUP BY s.name, p.cause_group ORDER BY dead DESC, s.name, p.cause_group LIMIT " + MOST_GROUPS;

    private final JooqTransactions transactions;
    private final EventJson json = new EventJson();

    /** Dead letters in these transactions. */
    public JooqDeadLetters(JooqTransactions transactions) {
        this.transactions = transactions;
    }

    /** Binds the values of a statement. */
    private interface Binder {
        void bind(Binding at) throws SQLException;
    }

    /** Makes something of a row. */
    private interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(Actor actor, String sql, Binder binder, Mapper<T> mapper) {
        return transactions.dsl(actor).connectionResult(connection -> {
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                binder.bind(new Binding(query));
                try (ResultSet rows = query.executeQuery()) {
                    var found = new ArrayList<T>();
                    while (rows.next()) {
                        found.add(mapper.map(rows));
                    }
                    return found;
                }
            }
        });
    }

    private void update(Actor actor, String sql, Binder binder) {
        transactions.dsl(actor).connection(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                binder.bind(new Binding(statement));
                statement.executeUpdate();
            }
        });
    }

    private static <T> Option<T> first(List<T> found) {
        return found.isEmpty() ? Option.none() : Option.some(found.getFirst());
    }

    @Override
    public Option<DeadLetter> findForUpdate(Actor actor, DeadLetterId id) {
        return first(query(
                actor, LETTER + " WHERE p.id = ? FOR UPDATE OF p", at -> at.id(id.value()), JooqDeadLetters::letter));
    }

    @Override
    public List<DeadLetter> dead(Actor actor, String subscriber, String causeGroup, int most) {
        return query(
                actor,
                LETTER + " WHERE p.state = 'DEAD' AND s.name = ? AND p.cause_group = ? ORDER BY p.id LIMIT ?"
                        + " FOR UPDATE OF p SKIP LOCKED",
                at -> at.text(subscriber).text(causeGroup).number(most),
                JooqDeadLetters::letter);
    }

    private static DeadLetter letter(ResultSet row) throws SQLException {
        return new DeadLetter(
                new DeadLetterId(row.getObject(1, UUID.class)),
                row.getString(2),
                row.getObject(3, UUID.class),
                row.getString(4),
                DeadLetterState.valueOf(row.getString(5)),
                row.getInt(6),
                row.getObject(7, UUID.class),
                row.getLong(8));
    }

    @Override
    public void save(Actor actor, DeadLetter decided) {
        update(
                actor,
                "UPDATE messaging.parked SET state = ?, attempts = ?, delivery = ?, decisions = ?, due_at = clock_timestamp()"
                        + " WHERE id = ?",
                at -> at.text(decided.state().name())
                        .number(decided.attempts())
                        .id(decided.delivery())
                        .whole(decided.decisions())
                        .id(decided.id().value()));
    }

    @Override
    public void noteDiscarded(Actor actor, DeadLetter discarded, String reason, Instant at) {
        update(
                actor,
                "INSERT INTO messaging.discarded (tenant_id, subscriber, event_id, type, reason, discarded_by, discarded_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                row -> row.id(actor.tenant().value())
                        .text(discarded.subscriber())
                        .id(discarded.eventId())
                        .text(discarded.eventType())
                        .text(reason)
                        .id(actor.user().value())
                        .any(at.atOffset(java.time.ZoneOffset.UTC)));
    }

    @Override
    public Page<LetterView> page(Actor actor, Filter filter, PageRequest page) {
        @Nullable String state = filter.state().map(DeadLetterState::name).getOrNull();
        @Nullable String subscriber = filter.subscriber().getOrNull();
        @Nullable String group = filter.causeGroup().getOrNull();
        UUID after = page.after()
                .map(cursor -> UUID.fromString(cursor.keys().getFirst()))
                .getOrElse(() -> new UUID(0, 0));
        List<LetterView> fetched = query(
                actor,
                VIEW + WANTED + " AND p.id > ? ORDER BY p.id LIMIT ?",
                at -> at.text(state)
                        .text(state)
                        .text(subscriber)
                        .text(subscriber)
                        .text(group)
                        .text(group)
                        .id(after)
                        .number(page.limit() + 1),
                JooqDeadLetters::view);
        return Page.of(
                fetched,
                page.limit(),
                last -> new Cursor(List.of(last.id().value().toString())));
    }

    @Override
    public Either<DeadLetterError, PreviewView> byId(Actor actor, DeadLetterId id) {
        List<LetterView> found = query(actor, VIEW + " WHERE p.id = ?", at -> at.id(id.value()), JooqDeadLetters::view);
        return first(found)
                .<DeadLetterError>toEither(() -> new DeadLetterError.NotFound(id))
                .map(view ->
                        new PreviewView(view, first(query(actor, CONTENT, at -> at.id(id.value()), this::content))));
    }

    @Override
    public List<GroupView> groups(Actor actor) {
        return query(
                actor,
                GROUPS,
                at -> {},
                row -> new GroupView(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getLong(4),
                        time(row, 5),
                        time(row, 6)));
    }

    private static LetterView view(ResultSet row) throws SQLException {
        return new LetterView(
                new DeadLetterId(row.getObject(1, UUID.class)),
                row.getString(2),
                DeadLetterState.valueOf(row.getString(3)),
                row.getInt(4),
                Option.of(row.getObject(5, OffsetDateTime.class)).map(OffsetDateTime::toInstant),
                row.getString(6),
                row.getString(7),
                time(row, 8),
                time(row, 9),
                row.getObject(10, UUID.class),
                new EventView(
                        row.getObject(11, UUID.class),
                        row.getString(12),
                        row.getInt(13),
                        row.getString(14),
                        row.getObject(15, UUID.class),
                        row.getLong(16),
                        time(row, 17)));
    }

    private ContentView content(ResultSet row) throws SQLException {
        return new ContentView(
                new UserId(row.getObject(1, UUID.class)).toString(),
                row.getString(2),
                time(row, 3),
                json.read(row.getString(4)));
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
