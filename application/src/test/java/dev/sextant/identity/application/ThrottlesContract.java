package dev.sextant.identity.application;

import static dev.sextant.identity.application.IdentityFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.identity.domain.Throttle;
import dev.sextant.identity.domain.ThrottleKey;
import dev.sextant.identity.domain.ThrottleRule;
import dev.sextant.shared.domain.Actor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link Throttles} keeps. */
public abstract class ThrottlesContract extends StoreContract {

    /** The counts under test. */
    protected abstract Throttles throttles();

    private final Actor platform = IdentityFixtures.platform();

    private ThrottleKey key() {
        return ThrottleKey.letters(some.email());
    }

    private Map<ThrottleKey, Throttle> lock(ThrottleKey... keys) {
        return change(platform, () -> throttles().lock(platform, List.of(keys)));
    }

    private void save(Map<ThrottleKey, Throttle> counted) {
        write(platform, () -> {
            throttles().lock(platform, List.copyOf(counted.keySet()));
            throttles().save(platform, counted);
        });
    }

    @Test
    public void what_was_never_counted_counts_nothing() {
        ThrottleKey one = key();
        ThrottleKey two = key();

        assertThat(lock(one, two)).isEqualTo(Map.of(one, Throttle.none(), two, Throttle.none()));
        assertThat(lock()).isEmpty();
    }

    @Test
    public void counts_come_back_as_they_were_kept() {
        ThrottleKey one = key();
        ThrottleKey two = key();
        Throttle tried = Throttle.none().tried(ThrottleRule.LETTERS, NOON);
        Throttle trusted = tried.succeeded(NOON).tried(ThrottleRule.LETTERS, NOON.plusSeconds(1));

        save(Map.of(one, tried, two, trusted));

        assertThat(lock(two, one)).isEqualTo(Map.of(one, tried, two, trusted));
        save(Map.of(one, trusted));
        assertThat(lock(one)).isEqualTo(Map.of(one, trusted));
    }

    @Test
    public void what_was_counted_in_vain_does_not_count() {
        ThrottleKey one = key();

        writeInVain(platform, () -> {
            throttles().lock(platform, List.of(one));
            throttles().save(platform, Map.of(one, Throttle.none().tried(ThrottleRule.LETTERS, NOON)));
        });

        assertThat(lock(one).get(one)).isEqualTo(Throttle.none());
    }
}
