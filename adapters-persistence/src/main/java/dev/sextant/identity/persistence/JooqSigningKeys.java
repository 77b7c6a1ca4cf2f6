package dev.sextant.identity.persistence;

import static dev.sextant.identity.persistence.db.Tables.SIGNING_KEY;

import dev.sextant.identity.application.SigningKeys;
import dev.sextant.identity.domain.Sealed;
import dev.sextant.identity.domain.SigningKey;
import dev.sextant.identity.persistence.db.tables.records.SigningKeyRecord;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.persistence.JooqTransactions;
import io.vavr.control.Option;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Signing keys as a row each, the private half sealed. */
public final class JooqSigningKeys implements SigningKeys {

    private final JooqTransactions transactions;

    /** Signing keys in the transactions of this database. */
    public JooqSigningKeys(JooqTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<SigningKey> all(Actor actor) {
        return transactions
                .dsl(actor)
                .selectFrom(SIGNING_KEY)
                .orderBy(SIGNING_KEY.CREATED_AT.desc(), SIGNING_KEY.KID.desc())
                .fetch(JooqSigningKeys::restore);
    }

    /** The lock has the tenant in its key and goes with the transaction; rows cannot be locked where there is none yet. */
    @Override
    public List<SigningKey> allForUpdate(Actor actor) {
        DSLContext dsl = transactions.dsl(actor);
        dsl.fetch(
                "SELECT pg_advisory_xact_lock(hashtext('sextant.signing_keys'), hashtext({0}))",
                DSL.val(actor.tenant().value().toString()));
        return all(actor);
    }

    @Override
    public void put(Actor actor, SigningKey key) {
        var row = new SigningKeyRecord();
        row.setTenantId(actor.tenant().value());
        row.setKid(key.kid());
        row.setPublicKey(key.publicKey());
        row.setKeyId(key.privateKey().keyId());
        row.setPrivateKey(key.privateKey().content());
        row.setCreatedAt(key.createdAt());
        row.set(SIGNING_KEY.RETIRED_AT, key.retiredAt().getOrNull());
        transactions
                .dsl(actor)
                .insertInto(SIGNING_KEY)
                .set(row)
                .onConflict(SIGNING_KEY.TENANT_ID, SIGNING_KEY.KID)
                .doUpdate()
                .set(SIGNING_KEY.PUBLIC_KEY, DSL.excluded(SIGNING_KEY.PUBLIC_KEY))
                .set(SIGNING_KEY.KEY_ID, DSL.excluded(SIGNING_KEY.KEY_ID))
                .set(SIGNING_KEY.PRIVATE_KEY, DSL.excluded(SIGNING_KEY.PRIVATE_KEY))
                .set(SIGNING_KEY.CREATED_AT, DSL.excluded(SIGNING_KEY.CREATED_AT))
                .set(SIGNING_KEY.RETIRED_AT, DSL.excluded(SIGNING_KEY.RETIRED_AT))
                .execute();
    }

    @Override
    public void remove(Actor actor, String kid) {
        transactions
                .dsl(actor)
                .deleteFrom(SIGNING_KEY)
                .where(SIGNING_KEY.KID.eq(kid))
                .execute();
    }

    private static SigningKey restore(SigningKeyRecord row) {
        return new SigningKey(
                row.getKid(),
                row.getPublicKey(),
                new Sealed(row.getKeyId(), row.getPrivateKey()),
                row.getCreatedAt(),
                Option.of(row.getRetiredAt()));
    }
}
