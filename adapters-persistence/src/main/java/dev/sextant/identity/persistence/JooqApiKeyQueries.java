package dev.sextant.identity.persistence;

import static dev.sextant.identity.persistence.db.Tables.API_KEY;

import dev.sextant.identity.application.ApiKeyQueries;
import dev.sextant.identity.domain.ApiKeyId;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.IdentityError.Thing;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.persistence.JooqTransactions;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.jooq.impl.DSL;

/** Questions about API keys as SQL. The row of a key is the whole key, so it is turned into the view by way of it. */
public final class JooqApiKeyQueries implements ApiKeyQueries {

    private final JooqTransactions transactions;

    /** Questions in the transactions of this database. */
    public JooqApiKeyQueries(JooqTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Either<IdentityError, ApiKeyView> byId(Actor actor, ApiKeyId id) {
        return Option.ofOptional(transactions
                        .dsl(actor)
                        .selectFrom(API_KEY)
                        .where(API_KEY.ID.eq(id.value()))
                        .fetchOptional())
                .<IdentityError>toEither(() -> new IdentityError.NotFound(Thing.API_KEY, id.toString()))
                .map(row -> ApiKeyView.of(JooqApiKeys.restore(row)));
    }

    @Override
    public Page<ApiKeyView> page(Actor actor, PageRequest page) {
        return Pages.descending(
                transactions.dsl(actor).selectFrom(API_KEY).where(DSL.trueCondition()),
                API_KEY.ID,
                page,
                row -> ApiKeyView.of(JooqApiKeys.restore(row)));
    }
}
