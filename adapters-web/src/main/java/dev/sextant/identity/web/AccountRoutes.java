package dev.sextant.identity.web;

import dev.sextant.identity.application.AccountQueries.UserView;
import dev.sextant.identity.application.ConfirmSecondFactor;
import dev.sextant.identity.application.EditProfile;
import dev.sextant.identity.application.Planes;
import dev.sextant.identity.application.StartSecondFactor;
import dev.sextant.identity.application.doors.ChangePassword;
import dev.sextant.identity.application.doors.DeleteUser;
import dev.sextant.identity.application.doors.RemoveSecondFactor;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.web.Answer;
import dev.sextant.shared.web.Exchange;
import dev.sextant.shared.web.Fields;
import dev.sextant.shared.web.Patches;
import dev.sextant.shared.web.Route;
import dev.sextant.shared.web.Routes;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * The operations on the own account; they need a session, an API key cannot do them. A password or a code is sent in a body, so what ends the account or its second factor is a {@code POST}: the body of a {@code DELETE} means nothing (RFC
 * 9110, section 9.3.5).
 */
public final class AccountRoutes implements Routes {

    private static final String ME = "/api/v1/auth/me";
    private static final String TOTP = "/api/v1/auth/totp";

    private final Handling handling;
    private final AccountHandlers account;

    /** Routes to these handlers. */
    public AccountRoutes(Handling handling, AccountHandlers account) {
        this.handling = handling;
        this.account = account;
    }

    @Override
    public List<Route> routes() {
        return Stream.of(
                        Route.get(ME, this::read),
                        Route.patch(ME, this::edit),
                        Route.post(ME + "/deletion", this::delete).notRepeatable(),
                        Route.get(ME + "/organizations", this::organizations),
                        Route.post(ME + "/organizations", this::join).notRepeatable(),
                        Route.act(ME + "/verification", this::requestVerification)
                                .notRepeatable(),
                        Route.post("/api/v1/auth/password", this::changePassword)
                                .notRepeatable(),
                        Route.act(TOTP, this::startSecondFactor).notRepeatable(),
                        Route.post(TOTP + "/confirm", this::confirmSecondFactor).notRepeatable(),
                        Route.post(TOTP + "/remove", this::removeSecondFactor).notRepeatable())
                .map(route -> route.needs(Permissions.ACCOUNT_MANAGE))
                .toList();
    }

    private static Actor own(Exchange exchange) {
        return Planes.ownAccount(exchange.actor());
    }

    private static Answer view(Exchange exchange, UserView view) {
        return exchange.view(200, view, view.id(), view.version());
    }

    private Either<DomainError, Answer> read(Exchange exchange) {
        Actor own = own(exchange);
        return handling.ask(
                        "AccountQueries.own",
                        exchange.needs(),
                        own,
                        () -> account.queries().own(own))
                .map(view -> view(exchange, view));
    }

    private Either<DomainError, Answer> edit(Exchange exchange) throws IOException {
        Fields fields = exchange.fields();
        var name = Patches.notCleared(fields, "display_name");
        fields.doneWithSome(List.of());
        Option<Long> version = exchange.basedOn(exchange.actor().user().toString());
        return handling.run(account.edit(), own(exchange), new EditProfile.Command(name, version))
                .map(view -> view(exchange, view));
    }

    private Either<DomainError, Answer> delete(Exchange exchange) throws IOException {
        Fields fields = exchange.fields();
        var command = new DeleteUser.Command(fields.textNotNull("password"));
        fields.done(List.of());
        return account.delete().enter(own(exchange), command).map(gone -> Answer.of(204));
    }

    private Either<DomainError, Answer> organizations(Exchange exchange) {
        return account.organizations().enter(own(exchange)).map(all -> exchange.page(new Page<>(all, Option.none())));
    }

    private Either<DomainError, Answer> join(Exchange exchange) throws IOException {
        var command = AuthRequests.join(exchange.fields());
        return account.accept().enter(own(exchange), command).map(joined -> exchange.view(200, joined));
    }

    private Either<DomainError, Answer> requestVerification(Exchange exchange) {
        return account.requestVerification().enter(own(exchange)).map(sent -> Answer.of(204));
    }

    private Either<DomainError, Answer> changePassword(Exchange exchange) throws IOException {
        Fields fields = exchange.fields();
        var command =
                new ChangePassword.Command(fields.textNotNull("current_password"), fields.textNotNull("new_password"));
        fields.done(List.of());
        return account.changePassword().enter(own(exchange), command).map(changed -> Answer.of(204));
    }

    private Either<DomainError, Answer> startSecondFactor(Exchange exchange) {
        return handling.run(account.startSecondFactor(), own(exchange), new StartSecondFactor.Command())
                .map(started -> exchange.view(200, started));
    }

    private Either<DomainError, Answer> confirmSecondFactor(Exchange exchange) throws IOException {
        Fields fields = exchange.fields();
        var command = new ConfirmSecondFactor.Command(fields.textNotNull("code"));
        fields.done(List.of());
        return handling.run(account.confirmSecondFactor(), own(exchange), command)
                .map(confirmed -> exchange.view(200, confirmed));
    }

    private Either<DomainError, Answer> removeSecondFactor(Exchange exchange) throws IOException {
        Fields fields = exchange.fields();
        var command = new RemoveSecondFactor.Command(fields.textNotNull("code"));
        fields.done(List.of());
        return account.removeSecondFactor().enter(own(exchange), command).map(removed -> Answer.of(204));
    }
}
