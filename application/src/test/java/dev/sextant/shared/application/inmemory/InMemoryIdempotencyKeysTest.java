package dev.sextant.shared.application.inmemory;

import dev.sextant.shared.application.IdempotencyKeys;
import dev.sextant.shared.application.IdempotencyKeysContract;
import dev.sextant.shared.application.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

class InMemoryIdempotencyKeysTest extends IdempotencyKeysContract {

    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final InstantSource source = () -> now;
    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private final InMemoryIdempotencyKeys keys = new InMemoryIdempotencyKeys(transactions, clock);

    @Override
    protected IdempotencyKeys keys() {
        return keys;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected void pass(Duration time) {
        now = now.plus(time);
    }
}
