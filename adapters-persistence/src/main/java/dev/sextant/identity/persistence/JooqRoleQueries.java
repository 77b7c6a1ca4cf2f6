package dev.sextant.identity.persistence;

import static dev.sextant.identity.persistence.db.Tables.ROLE;

import dev.sextant.identity.application.RoleQueries;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.IdentityError.Thing;
import dev.sextant.identity.domain.RoleId;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.persistence.JooqTransactions;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.jooq.impl.DSL;

/** Questions about roles as SQL. The row of a role is the whole role, so it is turned into the view by way of it. */
public final class JooqRoleQueries implements RoleQueries {

    private final JooqTransactions transactions;

    /** Questions in the transactions of this database. */
    public JooqRoleQueries(JooqTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Either<IdentityError, RoleView> byId(Actor actor, RoleId id) {
        return Option.ofOptional(transactions
                        .dsl(actor)
                        .selectFrom(ROLE)
                        .where(ROLE.ID.eq(id.value()))
                        .fetchOptional())
                .<IdentityError>toEither(() -> new IdentityError.NotFound(Thing.ROLE, id.toString()))
                .map(row -> RoleView.of(JooqRoles.restore(row)));
    }

    @Override
    public Page<RoleView> page(Actor actor, PageRequest page) {
        return Pages.ascending(
                transactions.dsl(actor).selectFrom(ROLE).where(DSL.trueCondition()),
                ROLE.ID,
                page,
                row -> RoleView.of(JooqRoles.restore(row)));
    }
}
