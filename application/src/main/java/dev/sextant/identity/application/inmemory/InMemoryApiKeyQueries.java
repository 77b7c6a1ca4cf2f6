package dev.sextant.identity.application.inmemory;

import dev.sextant.identity.application.ApiKeyQueries;
import dev.sextant.identity.application.IdentityBook;
import dev.sextant.identity.domain.ApiKeyId;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.IdentityError.Thing;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;

/** Answers questions from what {@link InMemoryApiKeys} keeps. */
public final class InMemoryApiKeyQueries implements ApiKeyQueries {

    private final InMemoryApiKeys keys;

    /** Answers from these. */
    public InMemoryApiKeyQueries(InMemoryApiKeys keys) {
        this.keys = keys;
    }

    @Override
    public Either<IdentityError, ApiKeyView> byId(Actor actor, ApiKeyId id) {
        return IdentityBook.found(keys.find(actor, id), Thing.API_KEY, id).map(ApiKeyView::of);
    }

    @Override
    public Page<ApiKeyView> page(Actor actor, PageRequest page) {
        return IdPages.descending(keys.all(actor), key -> key.id().value(), ApiKeyView::of, page);
    }
}
