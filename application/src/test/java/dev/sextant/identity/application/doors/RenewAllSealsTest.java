package dev.sextant.identity.application.doors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.identity.application.ConfirmSecondFactor;
import dev.sextant.identity.application.IdentityProgram;
import dev.sextant.identity.application.PlainCodes;
import dev.sextant.identity.application.PlainSealing;
import dev.sextant.identity.application.RenewSealOfFactor;
import dev.sextant.identity.application.RenewSealsOfKeys;
import dev.sextant.identity.application.SealedKeyRing;
import dev.sextant.identity.application.StartSecondFactor;
import dev.sextant.identity.application.inmemory.InMemoryAccountList;
import dev.sextant.identity.application.inmemory.InMemorySigningKeys;
import dev.sextant.identity.domain.Sealed;
import dev.sextant.identity.domain.SecretText;
import dev.sextant.identity.domain.User;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Origin;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Another master key takes the place of the old one. */
class RenewAllSealsTest {

    private static final String ADA = "ada@example.org";
    private static final String SECRET = "correct horse battery";
    private static final Origin COMMAND_LINE = Origin.of("admin-test");

    private final IdentityProgram program = new IdentityProgram();
    private final PlainSealing sealing = PlainSealing.afterRotation();
    private final InMemorySigningKeys keys = new InMemorySigningKeys(program.transactions);
    private final SealedKeyRing ring = new SealedKeyRing(
            keys,
            () -> new dev.sextant.identity.application.KeyPairs.KeyPair("public", new SecretText("private")),
            new PlainSealing(),
            program.transactions,
            program.ids,
            program.clock);
    private final RenewAllSeals renewal = new RenewAllSeals(
            program.handling,
            new RenewSealsOfKeys(keys, sealing),
            new RenewSealOfFactor(program.users, sealing, program.book));

    private RenewAllSeals.Renewed renews() {
        return renewal.enter(new InMemoryAccountList(program.transactions, program.users), COMMAND_LINE);
    }

    private String device(Actor own) {
        String device = program.does(
                        own,
                        new StartSecondFactor(
                                program.users,
                                new PlainCodes(),
                                new PlainSealing(),
                                count -> new byte[count],
                                program.book),
                        new StartSecondFactor.Command())
                .secret();
        program.does(
                own,
                new ConfirmSecondFactor(program.users, program.codes, program.book),
                new ConfirmSecondFactor.Command(Option.some(PlainCodes.shownAt(device, program.clock.instant()))));
        program.clock.pass(Duration.ofSeconds(30));
        return device;
    }

    private Sealed seal(Actor own) {
        return user(own).secondFactorSecret().get();
    }

    private User user(Actor own) {
        return program.transactions
                .read(own, () -> program.users.find(own, own.user()))
                .get();
    }

    @Test
    void keys_and_devices_are_sealed_again_once_and_go_on_as_before() {
        program.registers(ADA, SECRET, "Acme");
        program.registers("grace@example.org", SECRET, "Other");
        Actor own = program.own(program.logsIn(ADA, SECRET));
        String device = device(own);
        String kid = ring.signing().kid();
        Sealed before = seal(own);

        assertThat(renews()).isEqualTo(new RenewAllSeals.Renewed(2, java.util.List.of()));

        assertThat(sealing.isOld(before)).isTrue();
        assertThat(sealing.isOld(seal(own))).isFalse();
        assertThat(ring.signing().kid()).isEqualTo(kid);
        var login = new LogIn.Command(
                Option.some(ADA),
                Option.some(SECRET),
                Option.some(PlainCodes.shownAt(device, program.clock.instant())),
                Option.none(),
                Option.none(),
                Option.none());
        assertThat(program.logIn.enter(IdentityProgram.home(), login).isRight()).isTrue();
        assertThat(renews().renewed()).isZero();
    }

    @Test
    void what_no_key_opens_is_told_and_stays_and_the_rest_is_renewed() {
        program.registers(ADA, SECRET, "Acme");
        Actor own = program.own(program.logsIn(ADA, SECRET));
        device(own);
        User user = user(own);
        Either<String, Boolean> lost = program.transactions.write(own, () -> {
            program.users.save(
                    own, user.resealSecondFactor(new Sealed("lost", "AAAA"), program.clock.instant()), user.version());
            return Either.right(true);
        });
        assertThat(lost.isRight()).isTrue();
        ring.signing();

        RenewAllSeals.Renewed renewed = renews();

        assertThat(renewed.renewed()).isEqualTo(1);
        assertThat(renewed.unreadable())
                .singleElement()
                .asString()
                .contains(own.user().toString(), "lost");
        assertThat(seal(own).keyId()).isEqualTo("lost");
    }
}
