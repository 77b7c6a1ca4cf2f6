package dev.sextant.shared.persistence;

import static dev.sextant.shared.persistence.db.Tables.IDEMPOTENCY_KEY;

import dev.sextant.shared.application.IdempotencyKeys;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.persistence.db.tables.records.IdempotencyKeyRecord;
import java.time.Clock;
import java.time.Instant;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Idempotency keys as rows beside the effect. While a key is worked on, its transaction holds an advisory lock on it, with the tenant in the lock's key; another request with the same key does not
 * wait for it but is told. The lock is gone with the transaction, however that ends.
 */
public final class JooqIdempotencyKeys implements IdempotencyKeys {

    /** So many rows that are over are removed whenever one is added: more than one, so that the table shrinks. */
    private static final int SWEPT_AT_ONCE = 4;

    private final JooqTransactions transactions;
    private final Clock clock;
    private final ObjectMapper json = JsonMapper.builder().build();

    private record Claimed(String operation, String key) {}

    /** Keys that are over {@link IdempotencyKeys#KEPT} after they were kept, by this clock. */
    public JooqIdempotencyKeys(JooqTransactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Claim claim(Actor actor, String operation, String key, String fingerprint) {
        DSLContext dsl = transactions.dsl(actor);
        if (!lock(dsl, actor, operation, key)) {
            return new Claim.InFlight();
        }
        IdempotencyKeyRecord found =
                dsl.selectFrom(IDEMPOTENCY_KEY).where(is(actor, operation, key)).fetchOne();
        if (found == null) {
            return fresh(actor, operation, key, fingerprint);
        }
        if (!found.getExpiresAt().isAfter(clock.instant())) {
            dsl.deleteFrom(IDEMPOTENCY_KEY).where(is(actor, operation, key)).execute();
            return fresh(actor, operation, key, fingerprint);
        }
        return found.getFingerprint().equals(fingerprint)
                ? new Claim.Replay(json.readValue(found.getAnswer(), Answer.class))
                : new Claim.OtherRequest();
    }

    private Claim fresh(Actor actor, String operation, String key, String fingerprint) {
        transactions.notes(actor).put(new Claimed(operation, key), fingerprint);
        return new Claim.Fresh();
    }

    @Override
    public void keep(Actor actor, String operation, String key, Answer answer) {
        DSLContext dsl = transactions.dsl(actor);
        String fingerprint = transactions.notes(actor).remove(new Claimed(operation, key));
        if (fingerprint == null) {
            throw new IllegalStateException("the key was not claimed in this transaction");
        }
        Instant now = clock.instant();
        sweep(dsl, now);
        dsl.insertInto(IDEMPOTENCY_KEY)
                .set(IDEMPOTENCY_KEY.TENANT_ID, actor.tenant().value())
                .set(IDEMPOTENCY_KEY.ACTOR, actor.user().value())
                .set(IDEMPOTENCY_KEY.OPERATION, operation)
                .set(IDEMPOTENCY_KEY.KEY, key)
                .set(IDEMPOTENCY_KEY.FINGERPRINT, fingerprint)
                .set(IDEMPOTENCY_KEY.ANSWER, json.writeValueAsString(answer))
                .set(IDEMPOTENCY_KEY.CREATED_AT, now)
                .set(IDEMPOTENCY_KEY.EXPIRES_AT, now.plus(KEPT))
                .execute();
    }

    private static void sweep(DSLContext dsl, Instant now) {
        var over = dsl.select(IDEMPOTENCY_KEY.ACTOR, IDEMPOTENCY_KEY.OPERATION, IDEMPOTENCY_KEY.KEY)
                .from(IDEMPOTENCY_KEY)
                .where(IDEMPOTENCY_KEY.EXPIRES_AT.le(now))
                .limit(SWEPT_AT_ONCE)
                .forUpdate()
                .skipLocked();
        dsl.deleteFrom(IDEMPOTENCY_KEY)
                .where(DSL.row(IDEMPOTENCY_KEY.ACTOR, IDEMPOTENCY_KEY.OPERATION, IDEMPOTENCY_KEY.KEY)
                        .in(over))
                .execute();
    }

    /** Hashed to 64 bits: a collision only makes an unrelated request try again. */
    private static boolean lock(DSLContext dsl, Actor actor, String operation, String key) {
        String name = actor.tenant() + "\n" + actor.user() + "\n" + operation + "\n" + key;
        return Boolean.TRUE.equals(dsl.select(
                        DSL.field("pg_try_advisory_xact_lock(hashtextextended({0}, 0))", Boolean.class, DSL.val(name)))
                .fetchSingle()
                .value1());
    }

    private static Condition is(Actor actor, String operation, String key) {
        return IDEMPOTENCY_KEY
                .ACTOR
                .eq(actor.user().value())
                .and(IDEMPOTENCY_KEY.OPERATION.eq(operation))
                .and(IDEMPOTENCY_KEY.KEY.eq(key));
    }
}
