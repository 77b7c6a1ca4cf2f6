package dev.sextant.identity.application.doors;

import dev.sextant.identity.application.Planes;
import dev.sextant.identity.domain.EmailAddress;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.ThrottleKey;
import dev.sextant.identity.domain.ThrottleRule;
import dev.sextant.shared.application.Jobs;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.FieldReport;
import dev.sextant.shared.domain.Origin;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/**
 * Has a letter sent by which somebody can set a new password. Whether there is an account is neither told nor measurable: the request only leaves a job behind, and {@link SendPasswordReset} looks for the account.
 */
@PrimaryPort
public final class RequestPasswordReset {

    private final Doorkeeper doorkeeper;
    private final Transactions transactions;
    private final Jobs jobs;
    private final Tries tries;

    /** The door. */
    public RequestPasswordReset(Doorkeeper doorkeeper, Transactions transactions, Jobs jobs, Tries tries) {
        this.doorkeeper = doorkeeper;
        this.transactions = transactions;
        this.jobs = jobs;
        this.tries = tries;
    }

    /**
     * What is asked for.
     *
     * @param email the address of the account; required
     */
    public record Command(Option<String> email) {}

    /** Takes the request, or says that too many letters were asked for. */
    public Either<DomainError, Done> enter(Origin origin, Command command) {
        Actor platform = Planes.platform(origin);
        return doorkeeper.watch(
                this,
                platform,
                () -> address(command)
                        .flatMap(email -> tries.of(ThrottleKey.letters(email), ThrottleRule.LETTERS, origin)
                                .flatMap(counted -> transactions.write(platform, () -> {
                                    jobs.submit(platform, SendPasswordReset.KIND, email.value());
                                    return Either.right(new Done());
                                }))));
    }

    private static Either<IdentityError, EmailAddress> address(Command command) {
        var report = new FieldReport();
        Option<EmailAddress> email =
                report.takeRequired("/email", command.email(), text -> EmailAddress.of("/email", text));
        return report.answer(IdentityError.InvalidFields::new, email::get);
    }
}
