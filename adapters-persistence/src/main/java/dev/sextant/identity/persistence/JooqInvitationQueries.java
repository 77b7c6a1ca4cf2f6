package dev.sextant.identity.persistence;

import static dev.sextant.identity.persistence.db.Tables.INVITATION;

import dev.sextant.identity.application.InvitationQueries;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.IdentityError.Thing;
import dev.sextant.identity.domain.InvitationId;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.persistence.JooqTransactions;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.jooq.impl.DSL;

/** Questions about invitations as SQL. The row of an invitation is the whole invitation, so it is turned into the view by way of it. */
public final class JooqInvitationQueries implements InvitationQueries {

    private final JooqTransactions transactions;

    /** Questions in the transactions of this database. */
    public JooqInvitationQueries(JooqTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Either<IdentityError, InvitationView> byId(Actor actor, InvitationId id) {
        return Option.ofOptional(transactions
                        .dsl(actor)
                        .selectFrom(INVITATION)
                        .where(INVITATION.ID.eq(id.value()))
                        .fetchOptional())
                .<IdentityError>toEither(() -> new IdentityError.NotFound(Thing.INVITATION, id.toString()))
                .map(row -> InvitationView.of(JooqInvitations.restore(row)));
    }

    @Override
    public Page<InvitationView> page(Actor actor, PageRequest page) {
        return Pages.descending(
                transactions.dsl(actor).selectFrom(INVITATION).where(DSL.trueCondition()),
                INVITATION.ID,
                page,
                row -> InvitationView.of(JooqInvitations.restore(row)));
    }
}
