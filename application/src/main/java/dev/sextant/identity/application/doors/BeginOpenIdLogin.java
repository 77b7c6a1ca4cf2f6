package dev.sextant.identity.application.doors;

import dev.sextant.identity.application.IdentityBook;
import dev.sextant.identity.application.OpenIdProvider;
import dev.sextant.identity.application.Planes;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.Refusal;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.Origin;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/** Begins a login at the OpenID provider: tells where to send the browser, and what it must bring back to {@link FinishOpenIdLogin}. */
@PrimaryPort
public final class BeginOpenIdLogin {

    private final Doorkeeper doorkeeper;
    private final Option<OpenIdProvider> provider;
    private final OpenIdFlow flow;
    private final IdentityBook book;

    /**
     * The door.
     *
     * @param provider none when no login by OpenID Connect is offered
     */
    public BeginOpenIdLogin(
            Doorkeeper doorkeeper, Option<OpenIdProvider> provider, OpenIdFlow flow, IdentityBook book) {
        this.doorkeeper = doorkeeper;
        this.provider = provider;
        this.flow = flow;
        this.book = book;
    }

    /**
     * What came of it.
     *
     * @param authorizationUrl where to send the browser
     * @param flow what the client keeps and brings back with the code, within 10 minutes; no other client can end this login without it
     */
    public record Begun(String authorizationUrl, String flow) {

        /** Says nothing of the ties, so that no log can. */
        @Override
        public String toString() {
            return "Begun[hidden]";
        }
    }

    /** Begins, or says that no provider is configured. */
    public Either<DomainError, Begun> enter(Origin origin) {
        return doorkeeper.watch(
                this,
                Planes.platform(origin),
                () -> provider.toEither((IdentityError) Refusal.OPEN_ID_NOT_OFFERED)
                        .map(offered -> {
                            OpenIdProvider.Ties ties = flow.fresh();
                            return new Begun(offered.authorizationAddress(ties), flow.pack(ties, book.now()));
                        }));
    }
}
