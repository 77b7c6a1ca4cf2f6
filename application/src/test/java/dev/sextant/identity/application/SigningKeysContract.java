package dev.sextant.identity.application;

import static dev.sextant.identity.application.IdentityFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.identity.domain.SigningKey;
import dev.sextant.shared.domain.Actor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link SigningKeys} keeps. */
public abstract class SigningKeysContract extends StoreContract {

    /** The keys under test. */
    protected abstract SigningKeys keys();

    private final Actor platform = IdentityFixtures.platform();

    private SigningKey put(SigningKey key) {
        write(platform, () -> keys().put(platform, key));
        return key;
    }

    private List<SigningKey> all(SigningKey... mine) {
        return read(platform, () -> keys().all(platform)).stream()
                .filter(key -> List.of(mine).stream().anyMatch(one -> one.kid().equals(key.kid())))
                .toList();
    }

    @Test
    public void keys_come_back_as_they_were_kept_newest_first() {
        SigningKey old = put(some.signingKey(NOON));
        SigningKey young = put(some.signingKey(NOON.plusSeconds(1)));

        assertThat(all(old, young)).containsExactly(young, old);
        assertThat(change(platform, () -> keys().allForUpdate(platform))).contains(old, young);
    }

    @Test
    public void a_changed_key_takes_the_place_of_the_one_with_its_name() {
        SigningKey key = put(some.signingKey(NOON));

        SigningKey retired = put(key.retired(NOON.plusSeconds(9)));

        assertThat(all(key)).containsExactly(retired);
    }

    @Test
    public void a_removed_key_is_gone() {
        SigningKey key = put(some.signingKey(NOON));

        write(platform, () -> keys().remove(platform, key.kid()));
        write(platform, () -> keys().remove(platform, key.kid()));

        assertThat(all(key)).isEmpty();
    }

    @Test
    public void no_organisation_sees_a_key() {
        put(some.signingKey(NOON));
        Actor acme = some.somewhere();

        assertThat(read(acme, () -> keys().all(acme))).isEmpty();
    }
}
