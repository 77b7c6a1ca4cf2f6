package dev.sextant.messaging.persistence;

import dev.sextant.messaging.application.EventFeed;
import dev.sextant.messaging.application.EventPosition;
import dev.sextant.messaging.application.EventWatch;
import dev.sextant.shared.application.EventContracts;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.persistence.CommittedEvents;
import dev.sextant.shared.persistence.ConnectionWork;
import dev.sextant.shared.persistence.JooqTransactions;
import io.vavr.control.Option;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The events of an organisation, out of the outbox. Which there are is read as the worker role, which sees no contents, in steps of a bounded size however far back a reader is; what they say, in a transaction of the reader's
 * organisation.
 */
public final class JooqEventFeed implements EventFeed, CommittedEvents, AutoCloseable {

    /** How many rows of the outbox, of all organisations, one read looks at. */
    private static final int LOOK = 1_000;

    private static final Duration POLLING = Duration.ofMillis(300);
    private static final String NOW = "SELECT pg_current_snapshot()::text";

    private final JooqTransactions transactions;
    private final DataSource worker;
    private final EventContents contents;
    private final EventNews news;

    /**
     * A feed. It costs nothing while nobody watches it.
     *
     * @param transactions of the application's role
     * @param worker connections of the role {@code sextant_worker}
     * @param contracts tells events in their newest version
     */
    public JooqEventFeed(JooqTransactions transactions, DataSource worker, EventContracts contracts) {
        this.transactions = transactions;
        this.worker = worker;
        this.contents = new EventContents(contracts);
        this.news = new EventNews(worker, POLLING);
    }

    @Override
    public EventPosition begin(Actor actor) {
        return PositionText.write(ConnectionWork.read(worker, JooqEventFeed::now));
    }

    /** Everything that is committed is done. */
    static LaneProgress now(Connection worker) throws SQLException {
        try (var query = worker.prepareStatement(NOW);
                var rows = query.executeQuery()) {
            rows.next();
            return new LaneProgress(rows.getString(1), Option.none());
        }
    }

    /** Numbers of transactions only grow. A position that knows of larger ones than the database comes from a future that it does not have any more. */
    @Override
    public boolean knows(Actor actor, EventPosition position) {
        return PositionText.read(position)
                .map(progress -> progress.underway()
                        .map(half -> new LaneProgress(half.target(), Option.none()))
                        .getOrElse(progress))
                .exists(progress -> progress.seenBefore()
                        <= ConnectionWork.read(worker, JooqEventFeed::now).seenBefore());
    }

    @Override
    public Slice read(Actor actor, EventPosition from, Set<String> types, int most) {
        LaneProgress start = PositionText.read(from)
                .getOrElseThrow(() -> new IllegalArgumentException("no position of this feed: " + from));
        var wanted = new LaneReader.Wanted(1, 0, types, Option.some(actor.tenant()));
        LaneReader.Found found =
                ConnectionWork.read(worker, connection -> LaneReader.read(connection, wanted, start, LOOK));
        if (found.events().isEmpty()) {
            return new Slice(List.of(), PositionText.write(found.next()), found.more());
        }
        boolean cut = found.events().size() > most;
        List<LaneEvent> some = cut ? found.events().subList(0, most) : found.events();
        String target = found.next()
                .underway()
                .map(LaneProgress.Underway::target)
                .getOrElse(found.next().seen());
        EventPosition next = PositionText.write(cut ? halfway(start, target, some.getLast()) : found.next());
        return new Slice(told(actor, some, start, target, next), next, cut || found.more());
    }

    private static LaneProgress halfway(LaneProgress start, String target, LaneEvent event) {
        return new LaneProgress(start.seen(), Option.some(new LaneProgress.Underway(target, event.place())));
    }

    private List<Told> told(
            Actor actor, List<LaneEvent> events, LaneProgress start, String target, EventPosition next) {
        Map<UUID, EventContents.Content> said =
                transactions.read(actor, () -> contents.read(transactions.dsl(actor), actor.tenant(), events));
        var told = new ArrayList<Told>(events.size());
        for (LaneEvent event : events) {
            EventContents.Content content = said.get(event.id());
            // What was retired between the two reads is gone for everybody.
            if (content != null) {
                boolean last = event.equals(events.getLast());
                told.add(new Told(
                        contents.told(event, content),
                        last ? next : PositionText.write(halfway(start, target, event))));
            }
        }
        return told;
    }

    @Override
    public EventWatch watch(Actor actor) {
        return news.watch(actor.tenant());
    }

    @Override
    public void committed(int bucket, Set<String> types) {
        news.wake();
    }

    /** Ends the waiting for news; whoever waits is woken, and learns nothing new any more. */
    @Override
    public void close() {
        news.close();
    }
}
