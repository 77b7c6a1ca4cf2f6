package dev.sextant.shared.persistence;

import dev.sextant.shared.domain.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/** The transaction that a thread is in. Confined to that thread. */
final class OpenTransaction {

    private final TenantId tenant;
    private final DSLContext dsl;
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
