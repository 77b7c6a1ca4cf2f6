package dev.sextant.identity.application.inmemory;

import dev.sextant.identity.application.ApiKeys;
import dev.sextant.identity.domain.ApiKey;
import dev.sextant.identity.domain.ApiKeyId;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Keeps API keys in memory. */
public final class InMemoryApiKeys implements ApiKeys {

    private final PlaneTable<ApiKeyId, ApiKey> keys;

    /** No key yet. */
    public InMemoryApiKeys(InMemoryTransactions transactions) {
        this.keys = new PlaneTable<>(transactions, ApiKey::organization, key -> Option.some(key.userId()));
    }

    List<ApiKey> all(Actor actor) {
        return keys.all(actor);
    }

    @Override
    public Option<ApiKey> find(Actor actor, ApiKeyId id) {
        return keys.find(actor, id);
    }

    @Override
    public List<ApiKey> goodOnesOf(Actor actor, UserId user, Instant at) {
        return keys.all(actor).stream()
                .filter(key -> key.userId().equals(user) && key.isGoodAt(at))
                .sorted(Comparator.comparing(key -> key.id().value()))
                .toList();
    }

    @Override
    public void add(Actor actor, ApiKey made) {
        keys.add(actor, made.id(), made);
    }

    @Override
    public void save(Actor actor, ApiKey changed, long readVersion) {
        Option<Instant> used =
                keys.find(actor, changed.id()).flatMap(kept -> kept.snapshot().lastUsedAt());
        keys.replace(actor, changed.id(), used.fold(() -> changed, changed::used), ApiKey::version, readVersion);
    }

    @Override
    public void used(Actor actor, ApiKeyId id, Instant at) {
        keys.find(actor, id).forEach(key -> keys.touch(actor, id, key.used(at)));
    }
}
