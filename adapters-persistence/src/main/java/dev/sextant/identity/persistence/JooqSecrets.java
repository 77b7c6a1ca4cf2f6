package dev.sextant.identity.persistence;

import static dev.sextant.identity.persistence.db.Tables.HOLDER_OF;
import static dev.sextant.identity.persistence.db.Tables.SECRET;

import dev.sextant.identity.application.Secrets;
import dev.sextant.identity.domain.SecretDigest;
import dev.sextant.identity.domain.SecretKind;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.persistence.JooqTransactions;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Digests as a row each. What a digest leads to is found over all tenants by one function of the database, which takes the exact digest. */
public final class JooqSecrets implements Secrets {

    /** So many rows of the tenant that are over are removed whenever one is added: more than one, so that the table shrinks. */
    private static final int SWEPT_AT_ONCE = 4;

    private final JooqTransactions transactions;
    private final Clock clock;

    /** Secrets in the transactions of this database; those that are over, by this clock, are removed by and by. */
    public JooqSecrets(JooqTransactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Option<Holder> holderOf(Actor actor, SecretKind kind, SecretDigest digest) {
        var holder = HOLDER_OF(kind.code(), digest.bytes());
        return Option.ofOptional(transactions
                .dsl(actor)
                .select(holder.TENANT_ID, holder.SUBJECT)
                .from(holder)
                .fetchOptional(row -> new Holder(new TenantId(row.value1()), row.value2())));
    }

    @Override
    public void add(Actor actor, SecretKind kind, SecretDigest digest, UUID subject, Option<Instant> expiresAt) {
        DSLContext dsl = transactions.dsl(actor);
        sweep(dsl);
        var position =
                DSL.field(DSL.select(DSL.coalesce(DSL.max(SECRET.POSITION), 0L).plus(1))
                        .from(SECRET)
                        .where(leadTo(kind, subject)));
        int added = dsl.insertInto(SECRET)
                .set(SECRET.TENANT_ID, actor.tenant().value())
                .set(SECRET.KIND, kind.code())
                .set(SECRET.DIGEST, digest.bytes())
                .set(SECRET.SUBJECT, subject)
                .set(SECRET.POSITION, position)
                .set(SECRET.EXPIRES_AT, expiresAt.getOrNull())
                .onConflictDoNothing()
                .execute();
        if (added == 0) {
            throw new IllegalStateException("the same " + kind.code() + " is kept already");
        }
    }

    @Override
    public Option<UUID> consume(Actor actor, SecretKind kind, SecretDigest digest, Instant at) {
        return Option.ofOptional(transactions
                .dsl(actor)
                .deleteFrom(SECRET)
                .where(SECRET.KIND.eq(kind.code()))
                .and(SECRET.DIGEST.eq(digest.bytes()))
                .and(SECRET.EXPIRES_AT.isNull().or(SECRET.EXPIRES_AT.gt(at)))
                .returningResult(SECRET.SUBJECT)
                .fetchOptional(SECRET.SUBJECT));
    }

    @Override
    public void forget(Actor actor, SecretKind kind, UUID subject) {
        transactions.dsl(actor).deleteFrom(SECRET).where(leadTo(kind, subject)).execute();
    }

    @Override
    public void keepNewest(Actor actor, SecretKind kind, UUID subject, int count) {
        var newest = DSL.select(SECRET.DIGEST)
                .from(SECRET)
                .where(leadTo(kind, subject))
                .orderBy(SECRET.POSITION.desc(), SECRET.DIGEST)
                .limit(count);
        transactions
                .dsl(actor)
                .deleteFrom(SECRET)
                .where(leadTo(kind, subject))
                .and(SECRET.DIGEST.notIn(newest))
                .execute();
    }

    private void sweep(DSLContext dsl) {
        var over = dsl.select(SECRET.KIND, SECRET.DIGEST)
                .from(SECRET)
                .where(SECRET.EXPIRES_AT.le(clock.instant()))
                .limit(SWEPT_AT_ONCE)
                .forUpdate()
                .skipLocked();
        dsl.deleteFrom(SECRET)
                .where(DSL.row(SECRET.KIND, SECRET.DIGEST).in(over))
                .execute();
    }

    private static Condition leadTo(SecretKind kind, UUID subject) {
        return SECRET.KIND.eq(kind.code()).and(SECRET.SUBJECT.eq(subject));
    }
}
