package dev.sextant.identity.persistence;

import static dev.sextant.identity.persistence.db.Tables.INVITATION;

import dev.sextant.identity.application.Invitations;
import dev.sextant.identity.domain.EmailAddress;
import dev.sextant.identity.domain.Invitation;
import dev.sextant.identity.domain.InvitationId;
import dev.sextant.identity.domain.InvitationSnapshot;
import dev.sextant.identity.domain.InvitationState;
import dev.sextant.identity.domain.RoleId;
import dev.sextant.identity.persistence.db.tables.records.InvitationRecord;
import dev.sextant.shared.application.StaleAggregate;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.persistence.JooqTransactions;
import io.vavr.control.Option;
import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Invitations as a row each. Their tokens are kept beside them, as secrets. */
public final class JooqInvitations implements Invitations {

    private final JooqTransactions transactions;

    /** Invitations in the transactions of this database. */
    public JooqInvitations(JooqTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Option<Invitation> find(Actor actor, InvitationId id) {
        return Option.ofOptional(transactions
                        .dsl(actor)
                        .selectFrom(INVITATION)
                        .where(INVITATION.ID.eq(id.value()))
                        .fetchOptional())
                .map(JooqInvitations::restore);
    }

    @Override
    public Option<Invitation> findForUpdate(Actor actor, InvitationId id) {
        return Option.ofOptional(transactions
                        .dsl(actor)
                        .selectFrom(INVITATION)
                        .where(INVITATION.ID.eq(id.value()))
                        .forUpdate()
                        .fetchOptional())
                .map(JooqInvitations::restore);
    }

    @Override
    public List<Invitation> openTo(Actor actor, EmailAddress email) {
        return transactions
                .dsl(actor)
                .selectFrom(INVITATION)
                .where(isOpen())
                .and(INVITATION.EMAIL_NORMALISED.eq(email.normalised()))
                .orderBy(INVITATION.ID)
                .fetch(JooqInvitations::restore);
    }

    @Override
    public long carriersOf(Actor actor, RoleId role) {
        return transactions
                .dsl(actor)
                .fetchCount(INVITATION, isOpen().and(DSL.val(role.value()).eq(DSL.any(INVITATION.ROLES))));
    }

    @Override
    public void add(Actor actor, Invitation sent) {
        InvitationSnapshot kept = sent.snapshot();
        InvitationRecord row = changes(kept);
        row.setTenantId(actor.tenant().value());
        row.setId(kept.id().value());
        row.setEmail(kept.email().value());
        row.setEmailNormalised(kept.email().normalised());
        row.setRoles(Stored.ids(kept.roles()));
        row.setInvitedBy(kept.invitedBy().value());
        row.setCreatedAt(kept.createdAt());
        row.setExpiresAt(kept.expiresAt());
        transactions.dsl(actor).insertInto(INVITATION).set(row).execute();
    }

    @Override
    public void save(Actor actor, Invitation changed, long readVersion) {
        int saved = transactions
                .dsl(actor)
                .update(INVITATION)
                .set(changes(changed.snapshot()))
                .where(INVITATION.ID.eq(changed.id().value()))
                .and(INVITATION.VERSION.eq(readVersion))
                .execute();
        if (saved == 0) {
            throw new StaleAggregate(changed.id().toString(), readVersion);
        }
    }

    private static Condition isOpen() {
        return INVITATION.STATE.eq(DSL.inline(InvitationState.OPEN.code()));
    }

    private static InvitationRecord changes(InvitationSnapshot kept) {
        var row = new InvitationRecord();
        row.setVersion(kept.version());
        row.setState(kept.state().code());
        row.setUpdatedAt(kept.updatedAt());
        return row;
    }

    /** The invitation of a row. */
    static Invitation restore(InvitationRecord row) {
        return Invitation.restore(new InvitationSnapshot(
                new InvitationId(row.getId()),
                row.getVersion(),
                new EmailAddress(row.getEmail(), row.getEmailNormalised()),
                Stored.roles(row.getRoles()),
                Stored.constant(InvitationState.class, row.getState()),
                new UserId(row.getInvitedBy()),
                row.getCreatedAt(),
                row.getExpiresAt(),
                row.getUpdatedAt()));
    }
}
