package dev.sextant.messaging.application.inmemory;

import dev.sextant.messaging.application.DeadLetterQueries.ContentView;
import dev.sextant.messaging.application.DeadLetterQueries.EventView;
import dev.sextant.messaging.application.DeadLetterQueries.LetterView;
import dev.sextant.messaging.application.RelayCall;
import dev.sextant.messaging.application.WebhookBook;
import dev.sextant.messaging.domain.CauseGroup;
import dev.sextant.messaging.domain.DeadLetter;
import dev.sextant.messaging.domain.DeadLetterId;
import dev.sextant.messaging.domain.DeadLetterState;
import dev.sextant.shared.application.ReceivedEvent;
import dev.sextant.shared.application.inmemory.InMemoryRelay;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.IdGenerator;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Joins a relay in memory with the dead letters that people decide about: what the relay gives up is added to them, and what was decided is done when the relay is called. Safe for many threads.
 */
public final class InMemoryRelayCall implements RelayCall {

    private static final int LONGEST_CAUSE = 500;

    private final InMemoryRelay relay;
    private final InMemoryDeadLetters letters;
    private final InMemoryTransactions transactions;
    private final IdGenerator ids;
    private final Clock clock;
    private final Map<DeadLetterId, InMemoryRelay.DeadLetter> given = new ConcurrentHashMap<>();

    /**
     * Joins them.
     *
     * @param relay gives up from now on what becomes a dead letter
     * @param letters where they are kept
     * @param ids names them
     * @param clock tells when something failed
     */
    public InMemoryRelayCall(
            InMemoryRelay relay,
            InMemoryDeadLetters letters,
            InMemoryTransactions transactions,
            IdGenerator ids,
            Clock clock) {
        this.relay = relay;
        this.letters = letters;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        relay.tell(this::add);
    }

    private static Actor program(InMemoryRelay.DeadLetter dead) {
        return WebhookBook.program(dead.event().tenant(), "relay");
    }

    private void add(InMemoryRelay.DeadLetter dead) {
        Actor program = program(dead);
        Option<DeadLetterId> before = Option.ofOptional(given.entrySet().stream()
                .filter(entry -> entry.getValue().subscriber().equals(dead.subscriber())
                        && entry.getValue().event().id().equals(dead.event().id()))
                .map(Map.Entry::getKey)
                .findFirst());
        DeadLetterId id = before.getOrElse(() -> new DeadLetterId(ids.next()));
        given.put(id, dead);
        transactions.<RuntimeException, Boolean>write(program, () -> {
            Instant now = clock.instant();
            Instant first = letters.byId(program, id)
                    .map(seen -> seen.letter().firstFailedAt())
                    .getOrElse(now);
            letters.add(program, view(id, dead, first, now), Option.some(content(dead.event())));
            return Either.right(true);
        });
    }

    private static LetterView view(DeadLetterId id, InMemoryRelay.DeadLetter dead, Instant first, Instant last) {
        ReceivedEvent event = dead.event();
        String message = Option.of(dead.cause().getMessage()).getOrElse("");
        return new LetterView(
                id,
                dead.subscriber(),
                DeadLetterState.DEAD,
                dead.attempts(),
                Option.none(),
                CauseGroup.of(dead.cause()).value(),
                message.substring(0, Math.min(message.length(), LONGEST_CAUSE)),
                first,
                last,
                event.delivery(),
                new EventView(
                        event.id(),
                        event.kind().type(),
                        event.kind().version(),
                        event.subject().type(),
                        event.subject().id(),
                        event.subject().version(),
                        event.recordedAt()));
    }

    private static ContentView content(ReceivedEvent event) {
        return new ContentView(event.by().toString(), event.requestId(), event.occurredAt(), event.data());
    }

    @Override
    public void look() {
        for (Map.Entry<DeadLetterId, InMemoryRelay.DeadLetter> each : List.copyOf(given.entrySet())) {
            Actor program = program(each.getValue());
            transactions
                    .read(program, () -> letters.findForUpdate(program, each.getKey()))
                    .filter(letter -> letter.state() != DeadLetterState.DEAD)
                    .forEach(letter -> carryOut(program, letter, each.getValue()));
        }
    }

    private void carryOut(Actor program, DeadLetter letter, InMemoryRelay.DeadLetter dead) {
        boolean wasThere = letter.state() == DeadLetterState.DISCARDED
                ? relay.discard(dead)
                : relay.replay(dead, letter.delivery());
        // What died again is another one by now, and stays.
        if (wasThere && given.remove(letter.id(), dead)) {
            transactions.<RuntimeException, Boolean>write(program, () -> {
                letters.remove(program, letter.id());
                return Either.right(true);
            });
        }
    }
}
