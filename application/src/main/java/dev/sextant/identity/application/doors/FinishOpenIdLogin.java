package dev.sextant.identity.application.doors;

import dev.sextant.identity.application.IdentityBook;
import dev.sextant.identity.application.OpenIdProvider;
import dev.sextant.identity.application.OpenIdProvider.Voucher;
import dev.sextant.identity.application.Planes;
import dev.sextant.identity.domain.ClientId;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.Refusal;
import dev.sextant.identity.domain.User;
import dev.sextant.identity.domain.Visitor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.FieldReport;
import dev.sextant.shared.domain.Origin;
import dev.sextant.shared.domain.TenantId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/**
 * Lets somebody in for whom the OpenID provider vouches. The second factor is the provider's matter. An account is opened, or tied to the provider, first; then the membership follows the provider's groups, where the organisation wants that;
 * then the session begins. A crash in between leaves an account that belongs to no organisation yet; the next login goes on from there.
 */
@PrimaryPort
public final class FinishOpenIdLogin {

    private final Doorkeeper doorkeeper;
    private final Option<OpenIdProvider> provider;
    private final OpenIdFlow flow;
    private final VouchedUsers users;
    private final Entrance entrance;
    private final IdentityBook book;

    /**
     * The door.
     *
     * @param provider none when no login by OpenID Connect is offered
     */
    public FinishOpenIdLogin(
            Doorkeeper doorkeeper,
            Option<OpenIdProvider> provider,
            OpenIdFlow flow,
            VouchedUsers users,
            Entrance entrance,
            IdentityBook book) {
        this.doorkeeper = doorkeeper;
        this.provider = provider;
        this.flow = flow;
        this.users = users;
        this.entrance = entrance;
        this.book = book;
    }

    /**
     * What is asked for.
     *
     * @param code what the provider gave the browser; required
     * @param state what the provider gave back with it; required
     * @param flow what the client was given when it began; required
     * @param organization {@code org_…} or a short name; the one joined first when left out
     * @param clientId how the client names itself, to go on with its earlier session
     * @param userAgent what the client says it is
     */
    public record Command(
            Option<String> code,
            Option<String> state,
            Option<String> flow,
            Option<String> organization,
            Option<String> clientId,
            Option<String> userAgent) {

        /** Says nothing of the secrets, so that no log can. */
        @Override
        public String toString() {
            return "Command[hidden]";
        }
    }

    /** Lets somebody in, or says that the provider does not vouch for them or where they cannot get in. */
    public Either<DomainError, LoginView> enter(Origin origin, Command command) {
        return doorkeeper.watch(
                this,
                Planes.platform(origin),
                () -> visitor(command, origin)
                        .flatMap(visitor ->
                                vouched(command).flatMap(voucher -> enter(voucher, visitor, command, origin))));
    }

    private static Either<IdentityError, Visitor> visitor(Command command, Origin origin) {
        var report = new FieldReport();
        Option<ClientId> client = report.takeIfGiven(command.clientId().map(text -> ClientId.of("/client_id", text)));
        return report.answer(
                IdentityError.InvalidFields::new, () -> new Visitor(client, origin.address(), command.userAgent()));
    }

    private Either<IdentityError, Voucher> vouched(Command command) {
        return provider.toEither((IdentityError) Refusal.OPEN_ID_NOT_OFFERED)
                .flatMap(offered -> flow.unpack(
                                command.flow().getOrElse(""), command.state().getOrElse(""), book.now())
                        .toEither((IdentityError) Refusal.OPEN_ID_LOGIN_FAILED)
                        .flatMap(ties -> offered.redeem(command.code().getOrElse(""), ties)));
    }

    private Either<IdentityError, LoginView> enter(Voucher voucher, Visitor visitor, Command command, Origin origin) {
        Option<TenantId> organization = command.organization().flatMap(named -> entrance.named(named, origin));
        return users.of(voucher, organization, origin)
                .flatMap(user -> user.isActive() ? Either.right(user) : Refusal.ACCOUNT_DISABLED.refuse())
                .map(User::id)
                .flatMap(user -> entrance.enter(user, command.organization(), visitor, origin));
    }
}
