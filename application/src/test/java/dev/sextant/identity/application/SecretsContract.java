package dev.sextant.identity.application;

import static dev.sextant.identity.application.IdentityFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.identity.application.Secrets.Holder;
import dev.sextant.identity.domain.SecretDigest;
import dev.sextant.identity.domain.SecretKind;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link Secrets} keeps. */
public abstract class SecretsContract extends StoreContract {

    private static final Instant LATER = NOON.plusSeconds(60);

    /** The digests under test. */
    protected abstract Secrets secrets();

    private final Actor acme = some.somewhere();
    private final UUID subject = UUID.randomUUID();

    private SecretDigest add(Actor actor, SecretKind kind, UUID leadsTo, Option<Instant> expiresAt) {
        SecretDigest digest = some.digest();
        write(actor, () -> secrets().add(actor, kind, digest, leadsTo, expiresAt));
        return digest;
    }

    private SecretDigest add(SecretKind kind) {
        return add(acme, kind, subject, Option.some(LATER));
    }

    private Option<Holder> holder(SecretKind kind, SecretDigest digest) {
        Actor platform = IdentityFixtures.platform();
        return read(platform, () -> secrets().holderOf(platform, kind, digest));
    }

    private Option<UUID> consume(Actor actor, SecretKind kind, SecretDigest digest, Instant at) {
        return change(actor, () -> secrets().consume(actor, kind, digest, at));
    }

    @Test
    public void a_secret_leads_to_its_subject_from_any_plane() {
        for (SecretKind kind : SecretKind.values()) {
            SecretDigest digest = add(kind);

            assertThat(holder(kind, digest)).contains(new Holder(acme.tenant(), subject));
        }
        assertThat(holder(SecretKind.REFRESH, some.digest()).isEmpty()).isTrue();
    }

    @Test
    public void a_secret_of_another_kind_leads_nowhere() {
        SecretDigest digest = add(SecretKind.INVITATION);

        assertThat(holder(SecretKind.PASSWORD_RESET, digest).isEmpty()).isTrue();
        assertThat(consume(acme, SecretKind.PASSWORD_RESET, digest, NOON).isEmpty())
                .isTrue();
        assertThat(holder(SecretKind.INVITATION, digest).isDefined()).isTrue();
    }

    @Test
    public void the_same_secret_is_kept_once() {
        SecretDigest digest = add(SecretKind.OPEN_ID);
        Actor other = some.somewhere();

        assertThatThrownBy(() -> write(
                        other,
                        () -> secrets().add(other, SecretKind.OPEN_ID, digest, UUID.randomUUID(), Option.none())))
                .isInstanceOf(IllegalStateException.class);
        assertThat(holder(SecretKind.OPEN_ID, digest)).contains(new Holder(acme.tenant(), subject));
    }

    @Test
    public void a_secret_is_used_up_once() {
        SecretDigest digest = add(SecretKind.VERIFICATION);

        assertThat(consume(acme, SecretKind.VERIFICATION, digest, NOON)).contains(subject);
        assertThat(consume(acme, SecretKind.VERIFICATION, digest, NOON).isEmpty())
                .isTrue();
        assertThat(holder(SecretKind.VERIFICATION, digest).isEmpty()).isTrue();
    }

    @Test
    public void a_use_in_vain_leaves_the_secret() {
        SecretDigest digest = add(SecretKind.VERIFICATION);

        writeInVain(
                acme,
                () -> assertThat(secrets().consume(acme, SecretKind.VERIFICATION, digest, NOON))
                        .contains(subject));

        assertThat(consume(acme, SecretKind.VERIFICATION, digest, NOON)).contains(subject);
    }

    @Test
    public void an_expired_secret_is_not_used() {
        SecretDigest digest = add(SecretKind.PASSWORD_RESET);
        SecretDigest lasting = add(acme, SecretKind.PASSWORD_RESET, subject, Option.none());

        assertThat(consume(acme, SecretKind.PASSWORD_RESET, digest, LATER).isEmpty())
                .isTrue();
        assertThat(consume(acme, SecretKind.PASSWORD_RESET, lasting, LATER)).contains(subject);
    }

    @Test
    public void secrets_of_a_subject_are_forgotten_together() {
        SecretDigest one = add(SecretKind.REFRESH);
        SecretDigest two = add(SecretKind.REFRESH);
        SecretDigest otherKind = add(SecretKind.INVITATION);
        SecretDigest otherSubject = add(acme, SecretKind.REFRESH, UUID.randomUUID(), Option.some(LATER));

        write(acme, () -> secrets().forget(acme, SecretKind.REFRESH, subject));

        assertThat(holder(SecretKind.REFRESH, one).isEmpty()).isTrue();
        assertThat(holder(SecretKind.REFRESH, two).isEmpty()).isTrue();
        assertThat(holder(SecretKind.INVITATION, otherKind).isDefined()).isTrue();
        assertThat(holder(SecretKind.REFRESH, otherSubject).isDefined()).isTrue();
    }

    @Test
    public void only_the_newest_are_kept() {
        List<SecretDigest> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(add(SecretKind.REFRESH));
        }
        SecretDigest other = add(acme, SecretKind.REFRESH, UUID.randomUUID(), Option.some(LATER));

        write(acme, () -> secrets().keepNewest(acme, SecretKind.REFRESH, subject, 2));
        write(acme, () -> secrets().keepNewest(acme, SecretKind.REFRESH, subject, 7));

        assertThat(all.stream().map(digest -> holder(SecretKind.REFRESH, digest).isDefined()))
                .containsExactly(false, false, false, true, true);
        assertThat(holder(SecretKind.REFRESH, other).isDefined()).isTrue();
    }

    @Test
    public void nobody_uses_or_forgets_the_secret_of_another_plane() {
        SecretDigest digest = add(SecretKind.INVITATION);
        Actor eve = some.somewhere();

        assertThat(consume(eve, SecretKind.INVITATION, digest, NOON).isEmpty()).isTrue();
        write(eve, () -> secrets().forget(eve, SecretKind.INVITATION, subject));
        write(eve, () -> secrets().keepNewest(eve, SecretKind.INVITATION, subject, 0));

        assertThat(consume(acme, SecretKind.INVITATION, digest, NOON)).contains(subject);
    }
}
