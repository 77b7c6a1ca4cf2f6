package dev.sextant.identity.application.doors;

import dev.sextant.identity.application.Planes;
import dev.sextant.identity.domain.ClientId;
import dev.sextant.identity.domain.EmailAddress;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.Password;
import dev.sextant.identity.domain.Visitor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.FieldReport;
import dev.sextant.shared.domain.Origin;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/** Lets somebody in by address and password, and by a code when the account demands it. */
@PrimaryPort
public final class LogIn {

    private final Doorkeeper doorkeeper;
    private final CredentialCheck credentials;
    private final Entrance entrance;

    /** The door. */
    public LogIn(Doorkeeper doorkeeper, CredentialCheck credentials, Entrance entrance) {
        this.doorkeeper = doorkeeper;
        this.credentials = credentials;
        this.entrance = entrance;
    }

    /**
     * What is asked for.
     *
     * @param email the address; required
     * @param password the password; required
     * @param code what a device shows, or a recovery code
     * @param organization {@code org_…} or a short name; the one joined first when left out
     * @param clientId how the client names itself, to go on with its earlier session
     * @param userAgent what the client says it is
     */
    public record Command(
            Option<String> email,
            Option<String> password,
            Option<String> code,
            Option<String> organization,
            Option<String> clientId,
            Option<String> userAgent) {

        /** Says nothing of password and code, so that no log can. */
        @Override
        public String toString() {
            return "Command[hidden]";
        }
    }

    private record Checked(EmailAddress email, Password password, Visitor visitor) {}

    /** Lets somebody in, or says that the login is not right. */
    public Either<DomainError, LoginView> enter(Origin origin, Command command) {
        return doorkeeper.watch(
                this,
                Planes.platform(origin),
                () -> check(command, origin)
                        .flatMap(login -> credentials
                                .check(login.email(), login.password(), command.code(), origin)
                                .flatMap(user ->
                                        entrance.enter(user.id(), command.organization(), login.visitor(), origin))));
    }

    private static Either<IdentityError, Checked> check(Command command, Origin origin) {
        var report = new FieldReport();
        Option<EmailAddress> email =
                report.takeRequired("/email", command.email(), text -> EmailAddress.of("/email", text));
        Option<Password> password =
                report.takeRequired("/password", command.password(), text -> Validation.valid(Password.typed(text)));
        Option<ClientId> client = report.takeIfGiven(command.clientId().map(text -> ClientId.of("/client_id", text)));
        return report.answer(
                IdentityError.InvalidFields::new,
                () -> new Checked(
                        email.get(), password.get(), new Visitor(client, origin.address(), command.userAgent())));
    }
}
