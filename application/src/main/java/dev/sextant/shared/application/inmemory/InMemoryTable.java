package dev.sextant.shared.application.inmemory;

import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.TenantId;
import io.vavr.control.Option;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of every tenant, each tenant's for itself, that follow the transactions. Rows must be immutable.
 *
 * @param <K> what a row is found by
 * @param <V> a row
 */
public final class InMemoryTable<K, V> {

    private final InMemoryTransactions transactions;
    private final Map<TenantId, Map<K, V>> rows = new LinkedHashMap<>();

    /** An empty table. */
    public InMemoryTable(InMemoryTransactions transactions) {
        this.transactions = transactions;
    }

    /** The row; none when the tenant has no such row. */
    public Option<V> find(Actor actor, K key) {
        transactions.require(actor, false);
        return Option.of(of(actor).get(key));
    }

    /** All rows of the tenant, in the order in which their keys were put first. */
    public List<V> all(Actor actor) {
        transactions.require(actor, false);
        return List.copyOf(of(actor).values());
    }

    /** Keeps a row, in place of an older one with the same key. */
    public void put(Actor actor, K key, V row) {
        transactions.require(actor, true);
        Map<K, V> mine = of(actor);
        V before = mine.put(key, row);
        transactions.onRollback(() -> {
            if (before == null) {
                mine.remove(key);
            } else {
                mine.put(key, before);
            }
        });
    }

    /** Forgets a row; one that is not there is no error. */
    public void remove(Actor actor, K key) {
        transactions.require(actor, true);
        Map<K, V> mine = of(actor);
        // The whole order is kept, because putting the row back would make it the last.
        var before = new LinkedHashMap<>(mine);
        mine.remove(key);
        transactions.onRollback(() -> {
            mine.clear();
            mine.putAll(before);
        });
    }

    private Map<K, V> of(Actor actor) {
        return rows.computeIfAbsent(actor.tenant(), tenant -> new LinkedHashMap<>());
    }
}
