package dev.sextant.identity.persistence;

import static dev.sextant.identity.persistence.db.Tables.API_KEY;

import dev.sextant.identity.application.ApiKeys;
import dev.sextant.identity.domain.ApiKey;
import dev.sextant.identity.domain.ApiKeyId;
import dev.sextant.identity.domain.ApiKeyName;
import dev.sextant.identity.domain.ApiKeySnapshot;
import dev.sextant.identity.persistence.db.tables.records.ApiKeyRecord;
import dev.sextant.shared.application.StaleAggregate;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.persistence.JooqTransactions;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;

/** API keys as a row each, without their secrets. A row stands under its organisation and is seen from the account that the key speaks for as well. */
public final class JooqApiKeys implements ApiKeys {

    private final JooqTransactions transactions;

    /** API keys in the transactions of this database. */
    public JooqApiKeys(JooqTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Option<ApiKey> find(Actor actor, ApiKeyId id) {
        return Option.ofOptional(transactions
                        .dsl(actor)
                        .selectFrom(API_KEY)
                        .where(API_KEY.ID.eq(id.value()))
                        .fetchOptional())
                .map(JooqApiKeys::restore);
    }

    @Override
    public List<ApiKey> goodOnesOf(Actor actor, UserId user, Instant at) {
        return transactions
                .dsl(actor)
                .selectFrom(API_KEY)
                .where(API_KEY.USER_ID.eq(user.value()))
                .and(API_KEY.REVOKED_AT.isNull())
                .and(API_KEY.EXPIRES_AT.gt(at))
                .orderBy(API_KEY.CREATED_AT, API_KEY.ID)
                .fetch(JooqApiKeys::restore);
    }

    @Override
    public void add(Actor actor, ApiKey made) {
        ApiKeySnapshot kept = made.snapshot();
        var row = new ApiKeyRecord();
        row.setTenantId(kept.organization().value());
        row.setId(kept.id().value());
        row.setUserId(kept.user().value());
        row.setVersion(kept.version());
        row.setName(kept.name().value());
        row.setVisiblePrefix(kept.visiblePrefix());
        row.setPermissions(Stored.names(kept.permissions()));
        row.setCreatedAt(kept.createdAt());
        row.setExpiresAt(kept.expiresAt());
        row.set(API_KEY.LAST_USED_AT, kept.lastUsedAt().getOrNull());
        row.set(API_KEY.REVOKED_AT, kept.revokedAt().getOrNull());
        transactions.dsl(actor).insertInto(API_KEY).set(row).execute();
    }

    @Override
    public void save(Actor actor, ApiKey changed, long readVersion) {
        int saved = transactions
                .dsl(actor)
                .update(API_KEY)
                .set(API_KEY.VERSION, changed.version())
                .set(API_KEY.REVOKED_AT, changed.snapshot().revokedAt().getOrNull())
                .where(API_KEY.ID.eq(changed.id().value()))
                .and(API_KEY.VERSION.eq(readVersion))
                .execute();
        if (saved == 0) {
            throw new StaleAggregate(changed.id().toString(), readVersion);
        }
    }

    @Override
    public void used(Actor actor, ApiKeyId id, Instant at) {
        transactions
                .dsl(actor)
                .update(API_KEY)
                .set(API_KEY.LAST_USED_AT, at)
                .where(API_KEY.ID.eq(id.value()))
                .and(API_KEY.LAST_USED_AT.isNull().or(API_KEY.LAST_USED_AT.lt(at)))
                .execute();
    }

    /** The key of a row. */
    static ApiKey restore(ApiKeyRecord row) {
        return ApiKey.restore(new ApiKeySnapshot(
                new ApiKeyId(row.getId()),
                new TenantId(row.getTenantId()),
                new UserId(row.getUserId()),
                row.getVersion(),
                new ApiKeyName(row.getName()),
                row.getVisiblePrefix(),
                Stored.permissions(row.getPermissions()),
                row.getCreatedAt(),
                row.getExpiresAt(),
                Option.of(row.getLastUsedAt()),
                Option.of(row.getRevokedAt())));
    }
}
