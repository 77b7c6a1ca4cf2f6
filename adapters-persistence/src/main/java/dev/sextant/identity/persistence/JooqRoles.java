package dev.sextant.identity.persistence;

import static dev.sextant.identity.persistence.db.Tables.ROLE;

import dev.sextant.identity.application.Roles;
import dev.sextant.identity.domain.Role;
import dev.sextant.identity.domain.RoleId;
import dev.sextant.identity.domain.RoleName;
import dev.sextant.identity.domain.RoleSnapshot;
import dev.sextant.identity.persistence.db.tables.records.RoleRecord;
import dev.sextant.shared.application.StaleAggregate;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.persistence.JooqTransactions;
import io.vavr.control.Option;
import java.util.List;

/** Roles as a row each. */
public final class JooqRoles implements Roles {

    private final JooqTransactions transactions;

    /** Roles in the transactions of this database. */
    public JooqRoles(JooqTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Option<Role> find(Actor actor, RoleId id) {
        return Option.ofOptional(transactions
                        .dsl(actor)
                        .selectFrom(ROLE)
                        .where(ROLE.ID.eq(id.value()))
                        .fetchOptional())
                .map(JooqRoles::restore);
    }

    @Override
    public List<Role> all(Actor actor) {
        return transactions.dsl(actor).selectFrom(ROLE).orderBy(ROLE.ID).fetch(JooqRoles::restore);
    }

    @Override
    public void add(Actor actor, Role defined) {
        RoleSnapshot kept = defined.snapshot();
        RoleRecord row = changes(kept);
        row.setTenantId(actor.tenant().value());
        row.setId(kept.id().value());
        row.setBuiltIn(kept.builtIn());
        row.setCreatedAt(kept.createdAt());
        transactions.dsl(actor).insertInto(ROLE).set(row).execute();
    }

    @Override
    public void save(Actor actor, Role changed, long readVersion) {
        int saved = transactions
                .dsl(actor)
                .update(ROLE)
                .set(changes(changed.snapshot()))
                .where(ROLE.ID.eq(changed.id().value()))
                .and(ROLE.VERSION.eq(readVersion))
                .execute();
        if (saved == 0) {
            throw new StaleAggregate(changed.id().toString(), readVersion);
        }
    }

    @Override
    public void delete(Actor actor, RoleId id, long readVersion) {
        int deleted = transactions
                .dsl(actor)
                .deleteFrom(ROLE)
                .where(ROLE.ID.eq(id.value()))
                .and(ROLE.VERSION.eq(readVersion))
                .execute();
        if (deleted == 0) {
            throw new StaleAggregate(id.toString(), readVersion);
        }
    }

    private static RoleRecord changes(RoleSnapshot kept) {
        var row = new RoleRecord();
        row.setVersion(kept.version());
        row.setName(kept.name().value());
        row.setNameKey(Stored.key(kept.name().value()));
        row.setPermissions(Stored.names(kept.permissions()));
        row.setUpdatedAt(kept.updatedAt());
        return row;
    }

    /** The role of a row. */
    static Role restore(RoleRecord row) {
        return Role.restore(new RoleSnapshot(
                new RoleId(row.getId()),
                row.getVersion(),
                new RoleName(row.getName()),
                Stored.permissions(row.getPermissions()),
                row.getBuiltIn(),
                row.getCreatedAt(),
                row.getUpdatedAt()));
    }
}
