package dev.sextant.identity.application;

import static dev.sextant.identity.application.IdentityFixtures.NOON;
import static dev.sextant.identity.application.IdentityFixtures.account;
import static dev.sextant.identity.application.IdentityFixtures.email;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.identity.domain.DisplayName;
import dev.sextant.identity.domain.EmailAddress;
import dev.sextant.identity.domain.Refusal;
import dev.sextant.identity.domain.Sealed;
import dev.sextant.identity.domain.User;
import dev.sextant.shared.application.StaleAggregate;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What every {@link Users} keeps. */
public abstract class UsersContract extends StoreContract {

    /** The accounts under test. */
    protected abstract Users users();

    private User add(User opened) {
        assertThat(change(account(opened.id()), () -> users().add(account(opened.id()), opened))
                        .isRight())
                .isTrue();
        return opened;
    }

    private void save(User changed, long readVersion) {
        write(account(changed.id()), () -> users().save(account(changed.id()), changed, readVersion));
    }

    private Option<User> find(UserId id) {
        return read(account(id), () -> users().find(account(id), id));
    }

    private Option<UserId> accountOf(EmailAddress email) {
        return read(IdentityFixtures.platform(), () -> users().accountOf(IdentityFixtures.platform(), email));
    }

    @Test
    public void an_account_comes_back_as_it_was_kept() {
        User ada = add(some.account());

        assertThat(find(ada.id()).get().snapshot()).isEqualTo(ada.snapshot());
        assertThat(change(account(ada.id()), () -> users().findForUpdate(account(ada.id()), ada.id()))
                        .get()
                        .snapshot())
                .isEqualTo(ada.snapshot());
    }

    @Test
    public void everything_that_changes_is_kept() {
        User ada = add(some.account());
        User started = ada.startSecondFactor(new Sealed("k1", "s"), NOON.plusSeconds(1))
                .get();
        save(started, ada.version());
        assertThat(find(ada.id()).get().snapshot()).isEqualTo(started.snapshot());

        User everything = IdentityFixtures.withEverything(ada);
        save(everything, started.version());

        assertThat(find(ada.id()).get().snapshot()).isEqualTo(everything.snapshot());
    }

    @Test
    public void an_account_without_a_password_comes_back_too() {
        User ada = add(User.open(some.user(), some.email(), new DisplayName("Ada"), Option.none(), true, NOON)
                .state());

        assertThat(find(ada.id()).get().snapshot()).isEqualTo(ada.snapshot());
    }

    @Test
    public void an_address_belongs_to_one_account_however_it_is_written() {
        User ada = add(some.account());
        String shouted = ada.email().value().toUpperCase(Locale.ROOT);
        User eve = User.open(some.user(), email(shouted), new DisplayName("Eve"), Option.none(), false, NOON)
                .state();

        assertThat(change(account(eve.id()), () -> users().add(account(eve.id()), eve)))
                .isEqualTo(Refusal.EMAIL_TAKEN.refuse());

        assertThat(find(eve.id()).isEmpty()).isTrue();
        assertThat(accountOf(email(shouted))).contains(ada.id());
        assertThat(accountOf(some.email()).isEmpty()).isTrue();
    }

    @Test
    public void a_transaction_goes_on_after_an_address_was_taken() {
        User ada = add(some.account());
        UserId id = some.user();
        User eve = User.open(id, ada.email(), new DisplayName("Eve"), Option.none(), false, NOON)
                .state();
        User other = User.open(id, some.email(), new DisplayName("Eve"), Option.none(), false, NOON)
                .state();

        write(account(id), () -> {
            assertThat(users().add(account(id), eve).isLeft()).isTrue();
            assertThat(users().add(account(id), other).isRight()).isTrue();
        });

        assertThat(find(id).get().snapshot()).isEqualTo(other.snapshot());
    }

    @Test
    public void who_decided_on_an_older_version_loses() {
        User ada = add(some.account());
        save(ada.verifyEmail(NOON).state(), ada.version());

        assertThatThrownBy(() ->
                        save(ada.rename(new DisplayName("Late"), ada.id(), NOON).state(), ada.version()))
                .isInstanceOf(StaleAggregate.class);
        assertThatThrownBy(() ->
                        write(account(ada.id()), () -> users().delete(account(ada.id()), ada.id(), ada.version())))
                .isInstanceOf(StaleAggregate.class);
        assertThat(find(ada.id()).get().displayName()).isEqualTo(ada.displayName());
    }

    @Test
    public void a_deleted_account_is_gone_and_its_address_is_free() {
        User ada = add(some.account());

        write(account(ada.id()), () -> users().delete(account(ada.id()), ada.id(), ada.version()));

        assertThat(find(ada.id()).isEmpty()).isTrue();
        assertThat(accountOf(ada.email()).isEmpty()).isTrue();
        add(User.open(some.user(), ada.email(), new DisplayName("Next"), Option.none(), false, NOON)
                .state());
    }

    @Test
    public void nobody_sees_or_changes_the_account_of_another() {
        User ada = add(some.account());
        UserId eve = some.user();

        assertThat(read(account(eve), () -> users().find(account(eve), ada.id()))
                        .isEmpty())
                .isTrue();
        assertThatThrownBy(() -> write(
                        account(eve),
                        () -> users().save(account(eve), ada.verifyEmail(NOON).state(), ada.version())))
                .isInstanceOf(StaleAggregate.class);
        assertThatThrownBy(() -> write(account(eve), () -> users().delete(account(eve), ada.id(), ada.version())))
                .isInstanceOf(StaleAggregate.class);
        assertThat(find(ada.id()).get().snapshot()).isEqualTo(ada.snapshot());
    }

    @Test
    public void what_was_done_in_vain_leaves_nothing() {
        User ada = some.account();

        writeInVain(
                account(ada.id()),
                () -> assertThat(users().add(account(ada.id()), ada).isRight()).isTrue());

        assertThat(accountOf(ada.email()).isEmpty()).isTrue();
    }
}
