package dev.sextant.identity.persistence;

import static dev.sextant.identity.persistence.db.Tables.ACCOUNT;

import dev.sextant.identity.application.Users;
import dev.sextant.identity.domain.EmailAddress;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.Refusal;
import dev.sextant.identity.domain.User;
import dev.sextant.identity.persistence.db.Routines;
import dev.sextant.shared.application.StaleAggregate;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.persistence.JooqTransactions;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.jooq.DSLContext;

/** Accounts as a row each, under the tenant that the account is. Who has which address is known to the database alone; the application asks and claims by exact address. */
public final class JooqUsers implements Users {

    private final JooqTransactions transactions;

    /** Accounts in the transactions of this database. */
    public JooqUsers(JooqTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Option<User> find(Actor actor, UserId id) {
        return Option.ofOptional(transactions
                        .dsl(actor)
                        .selectFrom(ACCOUNT)
                        .where(ACCOUNT.TENANT_ID.eq(id.value()))
                        .fetchOptional())
                .map(UserRows::restore);
    }

    @Override
    public Option<User> findForUpdate(Actor actor, UserId id) {
        return Option.ofOptional(transactions
                        .dsl(actor)
                        .selectFrom(ACCOUNT)
                        .where(ACCOUNT.TENANT_ID.eq(id.value()))
                        .forUpdate()
                        .fetchOptional())
                .map(UserRows::restore);
    }

    @Override
    public Either<IdentityError, User> add(Actor actor, User opened) {
        DSLContext dsl = transactions.dsl(actor);
        if (!Routines.claimAddress(dsl.configuration(), opened.email().normalised())) {
            return Refusal.EMAIL_TAKEN.refuse();
        }
        dsl.insertInto(ACCOUNT).set(UserRows.opened(opened)).execute();
        return Either.right(opened);
    }

    @Override
    public void save(Actor actor, User changed, long readVersion) {
        int saved = transactions
                .dsl(actor)
                .update(ACCOUNT)
                .set(UserRows.changed(changed))
                .where(ACCOUNT.TENANT_ID.eq(changed.id().value()))
                .and(ACCOUNT.VERSION.eq(readVersion))
                .execute();
        if (saved == 0) {
            throw new StaleAggregate(changed.id().toString(), readVersion);
        }
    }

    @Override
    public void delete(Actor actor, UserId id, long readVersion) {
        int deleted = transactions
                .dsl(actor)
                .deleteFrom(ACCOUNT)
                .where(ACCOUNT.TENANT_ID.eq(id.value()))
                .and(ACCOUNT.VERSION.eq(readVersion))
                .execute();
        if (deleted == 0) {
            throw new StaleAggregate(id.toString(), readVersion);
        }
    }

    @Override
    public Option<UserId> accountOf(Actor actor, EmailAddress email) {
        return Option.of(Routines.accountOf(transactions.dsl(actor).configuration(), email.normalised()))
                .map(UserId::new);
    }
}
