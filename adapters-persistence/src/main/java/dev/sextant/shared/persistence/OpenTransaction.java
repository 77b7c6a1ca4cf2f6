package dev.sextant.shared.persistence;

import dev.sextant.shared.domain.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jooq.DSLContext;

/** The transaction that a thread is in. Confined to that thread. */
final class OpenTransaction {

    private final TenantId tenant;
    private final DSLContext dsl;
    private final Map<Object, PutOff<?>> beforeCommit = new LinkedHashMap<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private final List<Runnable> afterwards = new ArrayList<>();
    private final Map<Object, String> notes = new HashMap<>();
    private boolean doomed;

    OpenTransaction(TenantId tenant, DSLContext dsl) {
        this.tenant = tenant;
        this.dsl = dsl;
    }

    DSLContext dsl() {
        return dsl;
    }

    /** Refuses work for another tenant: the rows of two tenants never meet in one transaction. */
    void mustBeOf(TenantId wanted) {
        if (!tenant.equals(wanted)) {
            throw new IllegalStateException(
                    "a transaction of " + tenant + " is open, and work for " + wanted + " cannot join it");
        }
    }

    /** From now on it can only be rolled back. */
    void doom() {
        doomed = true;
    }

    boolean isDoomed() {
        return doomed;
    }

    /** What adapters remember until the transaction ends. */
    Map<Object, String> notes() {
        return notes;
    }

    /**
     * What is put off until right before the commit, gathered in one place for each owner.
     *
     * @param owner whoever gathers
     * @param empty makes the place, once a transaction
     * @param done does it all
     */
    @SuppressWarnings("unchecked") // whoever owns it made it
    <T> T beforeCommit(Object owner, Supplier<T> empty, Sending<T> done) {
        return (T) beforeCommit.computeIfAbsent(owner, first -> new PutOff<>(empty.get(), done)).gathered;
    }

    /** Does what was put off. */
    void finish() {
        beforeCommit.values().forEach(putOff -> dsl.connection(putOff::send));
    }

    /** Sends what was gathered to the server. */
    @FunctionalInterface
    interface Sending<T> {
        void send(T gathered, Connection connection) throws SQLException;
    }

    private record PutOff<T>(T gathered, Sending<T> sending) {
        void send(Connection connection) throws SQLException {
            sending.send(gathered, connection);
        }
    }

    void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    List<Runnable> afterCommit() {
        return afterCommit;
    }

    void afterwards(Runnable action) {
        afterwards.add(action);
    }

    List<Runnable> afterwards() {
        return afterwards;
    }
}
