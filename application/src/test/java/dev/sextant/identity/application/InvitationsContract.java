package dev.sextant.identity.application;

import static dev.sextant.identity.application.IdentityFixtures.NOON;
import static dev.sextant.identity.application.IdentityFixtures.email;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.identity.domain.BuiltInRole;
import dev.sextant.identity.domain.EmailAddress;
import dev.sextant.identity.domain.Invitation;
import dev.sextant.identity.domain.InvitationId;
import dev.sextant.shared.application.StaleAggregate;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Option;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What every {@link Invitations} keeps. */
public abstract class InvitationsContract extends StoreContract {

    /** The invitations under test. */
    protected abstract Invitations invitations();

    private final Actor acme = some.somewhere();

    private Invitation add(Invitation sent) {
        write(acme, () -> invitations().add(acme, sent));
        return sent;
    }

    private Option<Invitation> find(InvitationId id) {
        return read(acme, () -> invitations().find(acme, id));
    }

    @Test
    public void an_invitation_comes_back_as_it_was_kept() {
        Invitation sent = add(some.invitation(acme, some.email()));

        assertThat(find(sent.id()).get().snapshot()).isEqualTo(sent.snapshot());
        assertThat(change(acme, () -> invitations().findForUpdate(acme, sent.id()))
                        .get()
                        .snapshot())
                .isEqualTo(sent.snapshot());
    }

    @Test
    public void what_became_of_it_is_kept() {
        Invitation sent = add(some.invitation(acme, some.email()));
        Invitation accepted = sent.accept(sent.email(), some.user(), NOON.plusSeconds(1))
                .get()
                .state();

        write(acme, () -> invitations().save(acme, accepted, sent.version()));

        assertThat(find(sent.id()).get().snapshot()).isEqualTo(accepted.snapshot());
        assertThatThrownBy(() -> write(acme, () -> invitations().save(acme, accepted, sent.version())))
                .isInstanceOf(StaleAggregate.class);
    }

    @Test
    public void open_ones_are_found_by_address_and_by_role() {
        EmailAddress bob = some.email();
        Invitation first = add(some.invitation(acme, bob));
        Invitation second = add(some.invitation(acme, bob));
        add(some.invitation(acme, some.email()));
        Invitation revoked = first.revoke(acme.user(), NOON).get().state();
        write(acme, () -> invitations().save(acme, revoked, first.version()));

        EmailAddress shouted = email(bob.value().toUpperCase(Locale.ROOT));
        assertThat(read(acme, () -> invitations().openTo(acme, shouted)).stream()
                        .map(Invitation::id))
                .containsExactly(second.id());
        assertThat(read(acme, () -> invitations().carriersOf(acme, BuiltInRole.MEMBER.id())))
                .isEqualTo(2);
        assertThat(read(acme, () -> invitations().carriersOf(acme, BuiltInRole.ADMIN.id())))
                .isZero();
    }

    @Test
    public void another_organisation_has_no_such_invitation() {
        Invitation sent = add(some.invitation(acme, some.email()));
        Actor eve = some.somewhere();

        assertThat(read(eve, () -> invitations().find(eve, sent.id())).isEmpty())
                .isTrue();
        assertThat(read(eve, () -> invitations().openTo(eve, sent.email()))).isEmpty();
        assertThat(read(eve, () -> invitations().carriersOf(eve, BuiltInRole.MEMBER.id())))
                .isZero();
        assertThatThrownBy(() -> write(
                        eve,
                        () -> invitations()
                                .save(eve, sent.revoke(eve.user(), NOON).get().state(), sent.version())))
                .isInstanceOf(StaleAggregate.class);
        assertThat(find(sent.id()).get().snapshot()).isEqualTo(sent.snapshot());
    }
}
