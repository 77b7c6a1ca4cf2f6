package dev.sextant.messaging.application.inmemory;

import dev.sextant.messaging.application.DeadLetterQueries;
import dev.sextant.messaging.application.DeadLetters;
import dev.sextant.messaging.domain.DeadLetter;
import dev.sextant.messaging.domain.DeadLetterError;
import dev.sextant.messaging.domain.DeadLetterId;
import dev.sextant.messaging.domain.DeadLetterState;
import dev.sextant.shared.application.Cursor;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.application.inmemory.InMemoryTable;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** Dead letters in memory. Nobody delivers here: what failed is added by {@link InMemoryRelayCall}, or by whoever tests. */
public final class InMemoryDeadLetters implements DeadLetters, DeadLetterQueries {

    private record Row(DeadLetter letter, LetterView view, Option<ContentView> content) {}

    private record Group(String subscriber, String cause) {}

    private final InMemoryTable<DeadLetterId, Row> rows;
    private final InMemoryTable<DeadLetterId, String> reasons;
    private final Clock clock;

    /**
     * None yet.
     *
     * @param clock tells when something is due
     */
    public InMemoryDeadLetters(InMemoryTransactions transactions, Clock clock) {
        this.rows = new InMemoryTable<>(transactions);
        this.reasons = new InMemoryTable<>(transactions);
        this.clock = clock;
    }

    /** Adds what failed; what failed before is replaced, and what was decided about it still counts. */
    public void add(Actor actor, LetterView view, Option<ContentView> content) {
        var letter = new DeadLetter(
                view.id(),
                view.subscriber(),
                view.event().id(),
                view.event().type(),
                view.state(),
                view.attempts(),
                view.deliveryId(),
                rows.find(actor, view.id()).map(row -> row.letter().decisions()).getOrElse(0L));
        rows.put(actor, view.id(), new Row(letter, view, content));
    }

    /** Forgets one, because it was delivered after all or is given up. */
    public void remove(Actor actor, DeadLetterId id) {
        rows.remove(actor, id);
    }

    /** Why the event of a dead letter was discarded, when it was. */
    public Option<String> reason(Actor actor, DeadLetterId id) {
        return reasons.find(actor, id);
    }

    @Override
    public Option<DeadLetter> findForUpdate(Actor actor, DeadLetterId id) {
        return rows.find(actor, id).map(Row::letter);
    }

    @Override
    public List<DeadLetter> dead(Actor actor, String subscriber, String causeGroup, int most) {
        var filter = new Filter(Option.some(DeadLetterState.DEAD), Option.some(subscriber), Option.some(causeGroup));
        return sorted(actor, filter).limit(most).map(Row::letter).toList();
    }

    @Override
    public void save(Actor actor, DeadLetter decided) {
        rows.find(actor, decided.id())
                .forEach(row ->
                        rows.put(actor, decided.id(), new Row(decided, viewed(row.view(), decided), row.content())));
    }

    private LetterView viewed(LetterView before, DeadLetter letter) {
        return new LetterView(
                letter.id(),
                letter.subscriber(),
                letter.state(),
                letter.attempts(),
                Option.some(clock.instant()),
                before.causeGroup(),
                before.cause(),
                before.firstFailedAt(),
                before.lastFailedAt(),
                letter.delivery(),
                before.event());
    }

    @Override
    public void noteDiscarded(Actor actor, DeadLetter discarded, String reason, Instant at) {
        reasons.put(actor, discarded.id(), reason);
    }

    @Override
    public Page<LetterView> page(Actor actor, Filter filter, PageRequest page) {
        String after = page.after().map(cursor -> cursor.keys().getFirst()).getOrElse("");
        List<LetterView> fetched = sorted(actor, filter)
                .map(Row::view)
                .filter(view -> view.id().value().toString().compareTo(after) > 0)
                .limit(page.limit() + 1L)
                .toList();
        return Page.of(
                fetched,
                page.limit(),
                last -> new Cursor(List.of(last.id().value().toString())));
    }

    private Stream<Row> sorted(Actor actor, Filter filter) {
        return rows.all(actor).stream()
                .filter(row -> filter.state().forAll(row.view().state()::equals))
                .filter(row -> filter.subscriber().forAll(row.view().subscriber()::equals))
                .filter(row -> filter.causeGroup().forAll(row.view().causeGroup()::equals))
                .sorted(Comparator.comparing(row -> row.view().id().value().toString()));
    }

    @Override
    public Either<DeadLetterError, PreviewView> byId(Actor actor, DeadLetterId id) {
        return rows.find(actor, id)
                .map(row -> new PreviewView(row.view(), row.content()))
                .toEither(() -> new DeadLetterError.NotFound(id));
    }

    @Override
    public List<GroupView> groups(Actor actor) {
        var groups = new LinkedHashMap<Group, GroupView>();
        for (Row row : rows.all(actor)) {
            if (row.view().state() != DeadLetterState.DISCARDED) {
                var group = new Group(row.view().subscriber(), row.view().causeGroup());
                groups.merge(group, alone(row.view()), InMemoryDeadLetters::joined);
            }
        }
        var sorted = new ArrayList<>(groups.values());
        sorted.sort(Comparator.comparingLong((GroupView group) -> -group.dead())
                .thenComparing(GroupView::subscriber)
                .thenComparing(GroupView::causeGroup));
        return sorted.stream().limit(MOST_GROUPS).toList();
    }

    private static GroupView alone(LetterView view) {
        boolean dead = view.state() == DeadLetterState.DEAD;
        return new GroupView(
                view.subscriber(),
                view.causeGroup(),
                dead ? 1 : 0,
                dead ? 0 : 1,
                view.firstFailedAt(),
                view.lastFailedAt());
    }

    private static GroupView joined(GroupView one, GroupView other) {
        return new GroupView(
                one.subscriber(),
                one.causeGroup(),
                one.dead() + other.dead(),
                one.retrying() + other.retrying(),
                one.firstFailedAt().isBefore(other.firstFailedAt()) ? one.firstFailedAt() : other.firstFailedAt(),
                one.lastFailedAt().isAfter(other.lastFailedAt()) ? one.lastFailedAt() : other.lastFailedAt());
    }
}
