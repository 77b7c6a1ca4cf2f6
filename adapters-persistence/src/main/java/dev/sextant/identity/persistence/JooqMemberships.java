package dev.sextant.identity.persistence;

import static dev.sextant.identity.persistence.db.Tables.MEMBERSHIP;

import dev.sextant.identity.application.Memberships;
import dev.sextant.identity.domain.BuiltInRole;
import dev.sextant.identity.domain.DisplayName;
import dev.sextant.identity.domain.EmailAddress;
import dev.sextant.identity.domain.Membership;
import dev.sextant.identity.domain.MembershipSnapshot;
import dev.sextant.identity.domain.RoleId;
import dev.sextant.identity.persistence.db.tables.records.MembershipRecord;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.application.StaleAggregate;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.persistence.JooqTransactions;
import io.vavr.control.Option;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Memberships as a row each, with the roles in it. A row stands under its organisation and is seen from the member's account as well. */
public final class JooqMemberships implements Memberships {

    private final JooqTransactions transactions;

    /** Memberships in the transactions of this database. */
    public JooqMemberships(JooqTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Option<Membership> find(Actor actor, UserId user) {
        return Option.ofOptional(transactions
                        .dsl(actor)
                        .selectFrom(MEMBERSHIP)
                        .where(here(actor))
                        .and(MEMBERSHIP.USER_ID.eq(user.value()))
                        .fetchOptional())
                .map(JooqMemberships::restore);
    }

    @Override
    public Option<Membership> findForUpdate(Actor actor, UserId user) {
        return Option.ofOptional(transactions
                        .dsl(actor)
                        .selectFrom(MEMBERSHIP)
                        .where(here(actor))
                        .and(MEMBERSHIP.USER_ID.eq(user.value()))
                        .forUpdate()
                        .fetchOptional())
                .map(JooqMemberships::restore);
    }

    @Override
    public Option<Membership> withEmail(Actor actor, EmailAddress email) {
        return Option.ofOptional(transactions
                        .dsl(actor)
                        .selectFrom(MEMBERSHIP)
                        .where(here(actor))
                        .and(MEMBERSHIP.EMAIL_NORMALISED.eq(email.normalised()))
                        .orderBy(MEMBERSHIP.JOINED_AT.desc(), MEMBERSHIP.USER_ID.desc())
                        .limit(1)
                        .fetchOptional())
                .map(JooqMemberships::restore);
    }

    @Override
    public List<Membership> ofUser(Actor actor, UserId user) {
        return transactions
                .dsl(actor)
                .selectFrom(MEMBERSHIP)
                .where(MEMBERSHIP.USER_ID.eq(user.value()))
                .orderBy(MEMBERSHIP.JOINED_AT, MEMBERSHIP.TENANT_ID)
                .fetch(JooqMemberships::restore);
    }

    @Override
    public Set<UserId> owners(Actor actor) {
        return transactions
                .dsl(actor)
                .select(MEMBERSHIP.USER_ID)
                .from(MEMBERSHIP)
                .where(here(actor))
                .and(carry(BuiltInRole.OWNER.id()))
                .fetch(row -> new UserId(row.value1()))
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public int count(Actor actor, int limit) {
        DSLContext dsl = transactions.dsl(actor);
        return dsl.fetchCount(dsl.select(MEMBERSHIP.USER_ID)
                .from(MEMBERSHIP)
                .where(here(actor))
                .limit(limit));
    }

    @Override
    public long carriersOf(Actor actor, RoleId role) {
        return transactions.dsl(actor).fetchCount(MEMBERSHIP, here(actor).and(carry(role)));
    }

    @Override
    public void add(Actor actor, Membership begun) {
        MembershipSnapshot kept = begun.snapshot();
        MembershipRecord row = changes(kept);
        row.setTenantId(kept.organization().value());
        row.setUserId(kept.user().value());
        row.setJoinedAt(kept.joinedAt());
        int added = transactions
                .dsl(actor)
                .insertInto(MEMBERSHIP)
                .set(row)
                .onConflictDoNothing()
                .execute();
        if (added == 0) {
            throw new IllegalStateException(kept.user() + " belongs to " + kept.organization() + " already");
        }
    }

    @Override
    public void save(Actor actor, Membership changed, long readVersion) {
        int saved = transactions
                .dsl(actor)
                .update(MEMBERSHIP)
                .set(changes(changed.snapshot()))
                .where(is(changed))
                .and(MEMBERSHIP.VERSION.eq(readVersion))
                .execute();
        if (saved == 0) {
            throw new StaleAggregate(changed.userId().toString(), readVersion);
        }
    }

    @Override
    public void remove(Actor actor, Membership ended, long readVersion) {
        int removed = transactions
                .dsl(actor)
                .deleteFrom(MEMBERSHIP)
                .where(is(ended))
                .and(MEMBERSHIP.VERSION.eq(readVersion))
                .execute();
        if (removed == 0) {
            throw new StaleAggregate(ended.userId().toString(), readVersion);
        }
    }

    /** A page of those of the actor's organisation, by user. */
    <V> Page<V> page(Actor actor, PageRequest page, Function<Membership, V> view) {
        return Pages.ascending(
                transactions.dsl(actor).selectFrom(MEMBERSHIP).where(here(actor)),
                MEMBERSHIP.USER_ID,
                page,
                row -> view.apply(restore(row)));
    }

    /** The actor's organisation; row-level security alone would show an account its memberships everywhere. */
    private static Condition here(Actor actor) {
        return MEMBERSHIP.TENANT_ID.eq(actor.tenant().value());
    }

    private static Condition is(Membership membership) {
        return MEMBERSHIP
                .TENANT_ID
                .eq(membership.organization().value())
                .and(MEMBERSHIP.USER_ID.eq(membership.userId().value()));
    }

    private static Condition carry(RoleId role) {
        return DSL.val(role.value()).eq(DSL.any(MEMBERSHIP.ROLES));
    }

    private static MembershipRecord changes(MembershipSnapshot kept) {
        var row = new MembershipRecord();
        row.setVersion(kept.version());
        row.setEmail(kept.email().value());
        row.setEmailNormalised(kept.email().normalised());
        row.setDisplayName(kept.displayName().value());
        row.setRoles(Stored.ids(kept.roles()));
        row.setUpdatedAt(kept.updatedAt());
        return row;
    }

    /** The membership of a row. */
    static Membership restore(MembershipRecord row) {
        var roles = new TreeSet<>(RoleId.ORDER);
        roles.addAll(Stored.roles(row.getRoles()));
        return Membership.restore(new MembershipSnapshot(
                new TenantId(row.getTenantId()),
                new UserId(row.getUserId()),
                row.getVersion(),
                new EmailAddress(row.getEmail(), row.getEmailNormalised()),
                new DisplayName(row.getDisplayName()),
                roles,
                row.getJoinedAt(),
                row.getUpdatedAt()));
    }
}
