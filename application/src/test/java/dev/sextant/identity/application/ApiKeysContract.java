package dev.sextant.identity.application;

import static dev.sextant.identity.application.IdentityFixtures.NOON;
import static dev.sextant.identity.application.IdentityFixtures.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.identity.domain.ApiKey;
import dev.sextant.identity.domain.ApiKeyId;
import dev.sextant.shared.application.StaleAggregate;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link ApiKeys} keeps. */
public abstract class ApiKeysContract extends StoreContract {

    /** The keys under test. */
    protected abstract ApiKeys keys();

    private final Actor ada = some.somewhere();

    private ApiKey add(Actor actor) {
        ApiKey made = some.apiKey(actor);
        write(actor, () -> keys().add(actor, made));
        return made;
    }

    private Option<ApiKey> find(Actor actor, ApiKeyId id) {
        return read(actor, () -> keys().find(actor, id));
    }

    private List<ApiKeyId> good(Actor actor, UserId user, Instant at) {
        return read(actor, () -> keys().goodOnesOf(actor, user, at)).stream()
                .map(ApiKey::id)
                .toList();
    }

    @Test
    public void a_key_comes_back_as_it_was_kept() {
        ApiKey key = add(ada);

        assertThat(find(ada, key.id()).get().snapshot()).isEqualTo(key.snapshot());
    }

    @Test
    public void a_revoked_key_is_kept_and_no_longer_good() {
        ApiKey key = add(ada);
        ApiKey other = add(ada);
        ApiKey revoked = key.revoke(ada.user(), NOON.plusSeconds(1)).state();

        write(ada, () -> keys().save(ada, revoked, key.version()));

        assertThat(find(ada, key.id()).get().snapshot()).isEqualTo(revoked.snapshot());
        assertThat(good(ada, ada.user(), NOON)).containsExactly(other.id());
        assertThat(good(ada, ada.user(), NOON.plus(Duration.ofDays(91)))).isEmpty();
        assertThat(good(ada, some.user(), NOON)).isEmpty();
        assertThatThrownBy(() -> write(ada, () -> keys().save(ada, revoked, key.version())))
                .isInstanceOf(StaleAggregate.class);
    }

    @Test
    public void the_last_use_only_moves_forward_and_outlives_a_revocation() {
        ApiKey key = add(ada);
        Instant used = NOON.plusSeconds(60);
        write(ada, () -> keys().used(ada, key.id(), used));
        write(ada, () -> keys().used(ada, key.id(), NOON));

        assertThat(find(ada, key.id()).get().snapshot().lastUsedAt()).contains(used);
        assertThat(find(ada, key.id()).get().version()).isEqualTo(key.version());
        write(ada, () -> keys().save(ada, key.revoke(ada.user(), used).state(), key.version()));
        assertThat(find(ada, key.id()).get().snapshot().lastUsedAt()).contains(used);
        write(ada, () -> keys().used(ada, some.apiKey(ada).id(), used));
    }

    @Test
    public void the_own_account_shows_keys_of_all_organisations_and_revokes_them() {
        Actor elsewhere = IdentityFixtures.in(some.somewhere(), ada.user());
        ApiKey here = add(ada);
        ApiKey there = add(elsewhere);
        Actor own = account(ada.user());

        assertThat(good(own, ada.user(), NOON)).containsExactly(here.id(), there.id());
        assertThat(good(ada, ada.user(), NOON)).containsExactly(here.id());
        write(own, () -> keys().save(own, there.revoke(ada.user(), NOON).state(), there.version()));
        assertThat(good(elsewhere, ada.user(), NOON)).isEmpty();
        assertThatThrownBy(() -> write(own, () -> keys().add(own, some.apiKey(ada))))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    public void nobody_else_sees_or_changes_a_key() {
        ApiKey key = add(ada);

        for (Actor stranger : List.of(some.somewhere(), account(some.user()), IdentityFixtures.platform())) {
            assertThat(find(stranger, key.id()).isEmpty()).isTrue();
            assertThat(good(stranger, ada.user(), NOON)).isEmpty();
            assertThatThrownBy(() -> write(
                            stranger,
                            () -> keys().save(
                                            stranger,
                                            key.revoke(stranger.user(), NOON).state(),
                                            key.version())))
                    .isInstanceOf(StaleAggregate.class);
            write(stranger, () -> keys().used(stranger, key.id(), NOON.plusSeconds(60)));
        }
        assertThat(find(ada, key.id()).get().snapshot()).isEqualTo(key.snapshot());
    }
}
