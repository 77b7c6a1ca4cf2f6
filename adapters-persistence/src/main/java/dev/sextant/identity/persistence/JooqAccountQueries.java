package dev.sextant.identity.persistence;

import static dev.sextant.identity.persistence.db.Tables.ACCOUNT;

import dev.sextant.identity.application.AccountQueries;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.IdentityError.Thing;
import dev.sextant.identity.domain.UserState;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.persistence.JooqTransactions;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.jooq.impl.DSL;

/** Questions about the actor's account as SQL, straight into the view: neither the password nor the second factor leaves the database. */
public final class JooqAccountQueries implements AccountQueries {

    private final JooqTransactions transactions;

    /** Questions in the transactions of this database. */
    public JooqAccountQueries(JooqTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Either<IdentityError, UserView> own(Actor actor) {
        var hasPassword = DSL.field(ACCOUNT.PASSWORD.isNotNull());
        var codesLeft = DSL.cardinality(ACCOUNT.RECOVERY_CODES);
        var id = new UserId(actor.tenant().value());
        return Option.ofOptional(transactions
                        .dsl(actor)
                        .select(
                                ACCOUNT.EMAIL,
                                ACCOUNT.EMAIL_VERIFIED_AT,
                                ACCOUNT.DISPLAY_NAME,
                                ACCOUNT.STATE,
                                hasPassword,
                                ACCOUNT.SECOND_FACTOR,
                                codesLeft,
                                ACCOUNT.CREATED_AT,
                                ACCOUNT.UPDATED_AT,
                                ACCOUNT.VERSION)
                        .from(ACCOUNT)
                        .where(ACCOUNT.TENANT_ID.eq(id.value()))
                        .fetchOptional())
                .<IdentityError>toEither(() -> new IdentityError.NotFound(Thing.USER, id.toString()))
                .map(row -> new UserView(
                        id.toString(),
                        row.value1(),
                        Option.of(row.value2()).isDefined(),
                        row.value3(),
                        Stored.constant(UserState.class, row.value4()),
                        row.value5(),
                        UserRows.isOn(row.value6()),
                        row.value7(),
                        row.value8(),
                        row.value9(),
                        row.value10()));
    }
}
