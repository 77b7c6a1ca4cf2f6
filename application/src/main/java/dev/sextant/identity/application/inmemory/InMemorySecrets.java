package dev.sextant.identity.application.inmemory;

import dev.sextant.identity.application.Secrets;
import dev.sextant.identity.domain.SecretDigest;
import dev.sextant.identity.domain.SecretKind;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.TenantId;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Keeps digests in memory. */
public final class InMemorySecrets implements Secrets {

    private record Key(SecretKind kind, SecretDigest digest) {}

    private record Row(Key key, TenantId tenant, UUID subject, Option<Instant> expiresAt) {}

    private final PlaneTable<Key, Row> rows;

    /** No digest yet. */
    public InMemorySecrets(InMemoryTransactions transactions) {
        this.rows = new PlaneTable<>(transactions, Row::tenant, row -> Option.none());
    }

    @Override
    public Option<Holder> holderOf(Actor actor, SecretKind kind, SecretDigest digest) {
        var key = new Key(kind, digest);
        return Option.ofOptional(rows.everywhere(actor)
                .filter(row -> row.key().equals(key))
                .map(row -> new Holder(row.tenant(), row.subject()))
                .findFirst());
    }

    @Override
    public void add(Actor actor, SecretKind kind, SecretDigest digest, UUID subject, Option<Instant> expiresAt) {
        var key = new Key(kind, digest);
        rows.add(actor, key, new Row(key, actor.tenant(), subject, expiresAt));
    }

    @Override
    public Option<UUID> consume(Actor actor, SecretKind kind, SecretDigest digest, Instant at) {
        var key = new Key(kind, digest);
        Option<Row> found = rows.find(actor, key);
        rows.forget(actor, key);
        return found.filter(row -> row.expiresAt().forAll(at::isBefore)).map(Row::subject);
    }

    @Override
    public void forget(Actor actor, SecretKind kind, UUID subject) {
        of(actor, kind, subject).forEach(row -> rows.forget(actor, row.key()));
    }

    @Override
    public void keepNewest(Actor actor, SecretKind kind, UUID subject, int count) {
        List<Row> all = of(actor, kind, subject);
        all.stream().limit(Math.max(0, all.size() - count)).forEach(row -> rows.forget(actor, row.key()));
    }

    private List<Row> of(Actor actor, SecretKind kind, UUID subject) {
        return rows.all(actor).stream()
                .filter(row -> row.key().kind() == kind && row.subject().equals(subject))
                .toList();
    }
}
