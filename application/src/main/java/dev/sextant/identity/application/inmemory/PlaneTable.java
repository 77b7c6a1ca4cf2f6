package dev.sextant.identity.application.inmemory;

import dev.sextant.shared.application.StaleAggregate;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Rows of all planes that follow the transactions, with the rule of the database: a row is seen, changed and removed in its organisation's plane and, when it belongs to a user, in that user's account plane; it is added in its
 * organisation's plane only. Rows must be immutable.
 *
 * @param <K> what a row is found by, unique over all planes
 * @param <V> a row
 */
final class PlaneTable<K, V> {

    private final InMemoryTransactions transactions;
    private final Function<V, TenantId> tenant;
    private final Function<V, Option<UserId>> user;
    private final Map<K, V> rows = new LinkedHashMap<>();

    /**
     * An empty table.
     *
     * @param tenant the plane of a row
     * @param user whose it is, when it belongs to a user
     */
    PlaneTable(InMemoryTransactions transactions, Function<V, TenantId> tenant, Function<V, Option<UserId>> user) {
        this.transactions = transactions;
        this.tenant = tenant;
        this.user = user;
    }

    Option<V> find(Actor actor, K key) {
        transactions.require(actor, false);
        Option<V> row = Option.of(rows.get(key));
        return row.filter(kept -> isSeen(actor, kept));
    }

    /** Every row that the plane shows, in the order in which they were added. */
    List<V> all(Actor actor) {
        transactions.require(actor, false);
        return rows.values().stream().filter(row -> isSeen(actor, row)).toList();
    }

    /** Every row of whatever plane: for what may be looked up before anybody is known. */
    Stream<V> everywhere(Actor actor) {
        transactions.require(actor, false);
        return rows.values().stream();
    }

    void add(Actor actor, K key, V row) {
        transactions.require(actor, true);
        if (!tenant.apply(row).equals(actor.tenant())) {
            throw new IllegalStateException("a row is added in its own plane only");
        }
        if (rows.containsKey(key)) {
            throw new IllegalStateException("there is a row " + key + " already");
        }
        put(key, row);
    }

    /** Takes the place of a row that the plane shows and that has the version that was read. */
    void replace(Actor actor, K key, V row, ToLongFunction<V> version, long readVersion) {
        requireVersion(actor, key, version, readVersion);
        put(key, row);
    }

    /** Takes the place of a row that the plane shows, whatever its version. */
    void touch(Actor actor, K key, V row) {
        transactions.require(actor, true);
        if (find(actor, key).isDefined()) {
            put(key, row);
        }
    }

    void remove(Actor actor, K key, ToLongFunction<V> version, long readVersion) {
        requireVersion(actor, key, version, readVersion);
        drop(key);
    }

    /** Removes a row that the plane shows, whatever its version; one that is not there is no error. */
    void forget(Actor actor, K key) {
        transactions.require(actor, true);
        if (find(actor, key).isDefined()) {
            drop(key);
        }
    }

    private void requireVersion(Actor actor, K key, ToLongFunction<V> version, long readVersion) {
        transactions.require(actor, true);
        if (!find(actor, key).exists(row -> version.applyAsLong(row) == readVersion)) {
            throw new StaleAggregate(key.toString(), readVersion);
        }
    }

    private boolean isSeen(Actor actor, V row) {
        return tenant.apply(row).equals(actor.tenant())
                || user.apply(row)
                        .exists(owner -> owner.value().equals(actor.tenant().value()));
    }

    private void put(K key, V row) {
        undoable();
        rows.put(key, row);
    }

    private void drop(K key) {
        undoable();
        rows.remove(key);
    }

    /** The whole order is kept, because putting a row back would make it the last. */
    private void undoable() {
        var before = new LinkedHashMap<>(rows);
        transactions.onRollback(() -> {
            rows.clear();
            rows.putAll(before);
        });
    }
}
