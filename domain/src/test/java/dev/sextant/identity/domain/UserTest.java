package dev.sextant.identity.domain;

import static dev.sextant.identity.domain.Some.LATER;
import static dev.sextant.identity.domain.Some.NOON;
import static dev.sextant.identity.domain.Some.codeOf;
import static dev.sextant.identity.domain.Some.digest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.shared.domain.Decision;
import io.vavr.control.Option;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The life of an account. */
class UserTest {

    private static final Sealed SECRET = new Sealed("k1", "secret");
    private static final PasswordHash SECOND = new PasswordHash("hash of the second");

    private final User ada = Some.account("Ada@example.org");

    private User withSecondFactor() {
        return ada.startSecondFactor(SECRET, NOON)
                .get()
                .confirmSecondFactor(100, Set.of(digest("one"), digest("two")), ada.id(), NOON)
                .get()
                .state();
    }

    @Test
    void an_account_begins_open_and_unproven_in_a_plane_of_its_own() {
        Decision<User, UserEvent> opened =
                User.open(ada.id(), ada.email(), ada.displayName(), Option.none(), false, NOON);

        assertThat(opened.state().isActive()).isTrue();
        assertThat(opened.state().isVerified()).isFalse();
        assertThat(opened.state().version()).isEqualTo(1);
        assertThat(opened.events()).containsExactly(new UserEvent.UserCreated(ada.id(), ada.id(), NOON));
        assertThat(User.planeOf(ada.id()).value()).isEqualTo(ada.id().value());
    }

    @Test
    void an_address_is_proven_once() {
        Decision<User, UserEvent> verified = ada.verifyEmail(LATER);

        assertThat(verified.state().isVerified()).isTrue();
        assertThat(verified.events())
                .containsExactly(new UserEvent.UserUpdated(
                        ada.id(), List.of("email_verified"), UserState.ACTIVE, ada.id(), LATER));
        assertThat(verified.state().verifyEmail(LATER).isUnchanged()).isTrue();
    }

    @Test
    void the_same_name_is_no_change() {
        assertThat(ada.rename(new DisplayName("Ada"), ada.id(), LATER).isUnchanged())
                .isTrue();
        assertThat(ada.rename(new DisplayName("Ada L."), ada.id(), LATER)
                        .state()
                        .version())
                .isEqualTo(2);
    }

    @Test
    void a_stronger_hash_of_the_same_password_is_told_nobody() {
        User rehashed = ada.rehash(SECOND, LATER);

        assertThat(rehashed.password()).contains(SECOND);
        assertThat(rehashed.version()).isEqualTo(2);
    }

    @Test
    void a_second_factor_is_demanded_only_after_the_device_proved_it() {
        User started = ada.startSecondFactor(SECRET, NOON).get();
        assertThat(started.hasSecondFactor()).isFalse();
        assertThat(codeOf(ada.confirmSecondFactor(1, Set.of(), ada.id(), NOON))).isEqualTo("second_factor_not_started");

        assertThat(withSecondFactor().hasSecondFactor()).isTrue();
        assertThat(codeOf(withSecondFactor().startSecondFactor(SECRET, NOON))).isEqualTo("second_factor_on");
        assertThat(codeOf(withSecondFactor().confirmSecondFactor(1, Set.of(), ada.id(), NOON)))
                .isEqualTo("second_factor_on");
    }

    @Test
    void a_code_is_good_once() {
        User used = withSecondFactor().useCode(101, LATER).get();

        assertThat(codeOf(used.useCode(101, LATER))).isEqualTo("code_not_valid");
        assertThat(codeOf(used.useCode(100, LATER))).isEqualTo("code_not_valid");
        assertThat(codeOf(used.useCode(102, LATER))).isEqualTo("done");
        assertThat(codeOf(withSecondFactor().useCode(100, LATER))).isEqualTo("code_not_valid");
        assertThat(codeOf(ada.useCode(5, LATER))).isEqualTo("code_not_valid");
    }

    @Test
    void a_recovery_code_is_good_once() {
        Decision<User, UserEvent> used =
                withSecondFactor().useRecoveryCode(digest("one"), LATER).get();

        assertThat(used.events().getFirst().type()).isEqualTo("user.updated");
        assertThat(codeOf(used.state().useRecoveryCode(digest("one"), LATER))).isEqualTo("code_not_valid");
        assertThat(codeOf(used.state().useRecoveryCode(digest("two"), LATER))).isEqualTo("done");
        assertThat(codeOf(ada.useRecoveryCode(digest("one"), LATER))).isEqualTo("code_not_valid");
    }

    @Test
    void a_second_factor_can_be_removed() {
        assertThat(withSecondFactor()
                        .removeSecondFactor(ada.id(), LATER)
                        .state()
                        .hasSecondFactor())
                .isFalse();
        assertThat(ada.removeSecondFactor(ada.id(), LATER).isUnchanged()).isTrue();
    }

    @Test
    void the_first_proof_of_the_address_takes_a_strangers_second_factor_away() {
        Decision<User, UserEvent> reset = withSecondFactor().resetPassword(SECOND, LATER);

        assertThat(reset.state().hasSecondFactor()).isFalse();
        assertThat(reset.state().isVerified()).isTrue();
        assertThat(reset.events())
                .containsExactly(new UserEvent.UserUpdated(
                        ada.id(),
                        List.of("email_verified", "password", "second_factor"),
                        UserState.ACTIVE,
                        ada.id(),
                        LATER));
    }

    @Test
    void a_reset_leaves_the_second_factor_of_a_proven_account() {
        User proven = withSecondFactor().verifyEmail(NOON).state();

        assertThat(proven.resetPassword(SECOND, LATER).state().hasSecondFactor())
                .isTrue();
    }

    @Test
    void an_account_is_shut_opened_again_and_deleted() {
        Decision<User, UserEvent> shut = ada.disable(Some.user(), LATER);

        assertThat(shut.state().isActive()).isFalse();
        assertThat(shut.state().disable(Some.user(), LATER).isUnchanged()).isTrue();
        assertThat(shut.state().enable(Some.user(), LATER).state().isActive()).isTrue();
        assertThat(shut.state().delete(List.of(Some.ORG), ada.id(), LATER).events())
                .containsExactly(new UserEvent.UserDeleted(ada.id(), List.of(Some.ORG), ada.id(), LATER));
    }
}
