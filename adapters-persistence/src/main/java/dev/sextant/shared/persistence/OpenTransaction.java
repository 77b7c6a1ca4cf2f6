package dev.sextant.shared.persistence;

import dev.sextant.shared.domain.TenantId;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/** The transaction that a thread is in. Confined to that thread. */
final class OpenTransaction {

    private final TenantId tenant;
    private final boolean readOnly;
    private final DSLContext dsl;
    private final List<Runnable> afterCommit = new ArrayList<>();
    private boolean doomed;

    OpenTransaction(TenantId tenant, boolean readOnly, DSLContext dsl) {
        this.tenant = tenant;
        this.readOnly = readOnly;
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

    boolean isReadOnly() {
        return readOnly;
    }

    /** From now on it can only be rolled back. */
    void doom() {
        doomed = true;
    }

    boolean isDoomed() {
        return doomed;
    }

    void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    List<Runnable> afterCommit() {
        return afterCommit;
    }
}
