package dev.sextant.identity.application.inmemory;

import dev.sextant.identity.application.SigningKeys;
import dev.sextant.identity.domain.SigningKey;
import dev.sextant.shared.application.inmemory.InMemoryTable;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Actor;
import java.util.Comparator;
import java.util.List;

/** Keeps the keys of access tokens in memory. */
public final class InMemorySigningKeys implements SigningKeys {

    private final InMemoryTransactions transactions;
    private final InMemoryTable<String, SigningKey> keys;

    /** No key yet. */
    public InMemorySigningKeys(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.keys = new InMemoryTable<>(transactions);
    }

    @Override
    public List<SigningKey> all(Actor actor) {
        return keys.all(actor).stream()
                .sorted(Comparator.comparing(SigningKey::createdAt)
                        .thenComparing(SigningKey::kid)
                        .reversed())
                .toList();
    }

    @Override
    public List<SigningKey> allForUpdate(Actor actor) {
        transactions.require(actor, true);
        return all(actor);
    }

    @Override
    public void put(Actor actor, SigningKey key) {
        keys.put(actor, key.kid(), key);
    }

    @Override
    public void remove(Actor actor, String kid) {
        keys.remove(actor, kid);
    }
}
