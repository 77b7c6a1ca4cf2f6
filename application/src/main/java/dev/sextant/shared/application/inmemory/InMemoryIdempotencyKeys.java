package dev.sextant.shared.application.inmemory;

import dev.sextant.shared.application.IdempotencyKeys;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;

/** Remembers answers in memory. Its transactions run one after the other, so a key is never found in flight. */
public final class InMemoryIdempotencyKeys implements IdempotencyKeys {

    private record Key(UserId user, String operation, String key) {}

    private record Entry(String fingerprint, Instant claimedAt, Option<Answer> answer) {}

    private final InMemoryTable<Key, Entry> entries;
    private final Clock clock;

    /** Keys that take part in these transactions and expire by this clock. */
    public InMemoryIdempotencyKeys(InMemoryTransactions transactions, Clock clock) {
        this.entries = new InMemoryTable<>(transactions);
        this.clock = clock;
    }

    @Override
    public Claim claim(Actor actor, String operation, String key, String fingerprint) {
        var place = new Key(actor.user(), operation, key);
        Instant now = clock.instant();
        Option<Entry> known = entries.find(actor, place)
                .filter(entry -> now.isBefore(entry.claimedAt().plus(KEPT)));
        if (known.isEmpty()) {
            entries.put(actor, place, new Entry(fingerprint, now, Option.none()));
            return new Claim.Fresh();
        }
        if (!known.get().fingerprint().equals(fingerprint)) {
            return new Claim.OtherRequest();
        }
        return known.get().answer().<Claim>fold(Claim.InFlight::new, Claim.Replay::new);
    }

    @Override
    public void keep(Actor actor, String operation, String key, Answer answer) {
        var place = new Key(actor.user(), operation, key);
        Entry claimed = entries.find(actor, place)
                .filter(entry -> entry.answer().isEmpty())
                .getOrElseThrow(() -> new IllegalStateException("the key was not claimed"));
        entries.put(actor, place, new Entry(claimed.fingerprint(), claimed.claimedAt(), Option.some(answer)));
    }
}
