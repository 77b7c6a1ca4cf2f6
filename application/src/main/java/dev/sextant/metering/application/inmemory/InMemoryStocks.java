package dev.sextant.metering.application.inmemory;

import dev.sextant.metering.application.Stocks;
import dev.sextant.metering.domain.UsageKind;
import dev.sextant.shared.application.inmemory.InMemoryTable;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Option;

/** Keeps in memory how much is held. */
public final class InMemoryStocks implements Stocks {

    private final InMemoryTable<UsageKind, Long> held;

    /** Nothing is held. */
    public InMemoryStocks(InMemoryTransactions transactions) {
        this.held = new InMemoryTable<>(transactions);
    }

    @Override
    public Option<Long> take(Actor actor, UsageKind kind, long amount, Option<Long> limit) {
        long more = held(actor, kind) + amount;
        if (limit.exists(most -> more > most)) {
            return Option.none();
        }
        held.put(actor, kind, more);
        return Option.some(more);
    }

    @Override
    public void giveBack(Actor actor, UsageKind kind, long amount) {
        held.put(actor, kind, Math.max(0, held(actor, kind) - amount));
    }

    @Override
    public long held(Actor actor, UsageKind kind) {
        return held.find(actor, kind).getOrElse(0L);
    }
}
