package dev.sextant.identity.domain;

import static dev.sextant.identity.domain.Some.LATER;
import static dev.sextant.identity.domain.Some.NOON;
import static dev.sextant.identity.domain.Some.authority;
import static dev.sextant.identity.domain.Some.codeOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.shared.domain.Decision;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An API key permits a part of what its user may, for a time. */
class ApiKeyTest {

    private static final Instant YEAR = NOON.plus(Duration.ofDays(366));

    private final Authority admin = authority(BuiltInRole.ADMIN);

    private Either<IdentityError, Decision<ApiKey, ApiKeyEvent>> make(
            Option<Instant> expiresAt, int before, String... permissions) {
        return ApiKey.create(
                new ApiKeyId(UUID.randomUUID()),
                Some.ORG,
                new ApiKeyDraft(Option.some("Nightly import"), List.of(permissions), expiresAt),
                "sxt_key_4f7hk2p9",
                admin,
                before,
                NOON);
    }

    private ApiKey good() {
        return make(Option.none(), 0, "cases:read", "cases:write").get().state();
    }

    @Test
    void a_key_is_good_for_90_days_unless_somebody_says_otherwise() {
        assertThat(good().isGoodAt(NOON.plus(Duration.ofDays(90)).minusMillis(1)))
                .isTrue();
        assertThat(good().isGoodAt(NOON.plus(Duration.ofDays(90)))).isFalse();
        assertThat(codeOf(make(Option.some(YEAR), 0, "cases:read"))).isEqualTo("done");
        assertThat(codeOf(make(Option.some(YEAR.plusMillis(1)), 0, "cases:read")))
                .isEqualTo("expiry_out_of_range");
        assertThat(codeOf(make(Option.some(NOON), 0, "cases:read"))).isEqualTo("expiry_out_of_range");
    }

    @Test
    void a_key_carries_no_more_than_its_maker_may() {
        assertThat(codeOf(make(Option.none(), 0, "organization:manage"))).isEqualTo("may_not_grant");
        assertThat(codeOf(make(Option.none(), 0, "cases:burn"))).isEqualTo("invalid_fields");
        assertThat(codeOf(make(Option.none(), 0))).isEqualTo("invalid_fields");
        assertThat(codeOf(make(Option.none(), ApiKey.MOST, "cases:read"))).isEqualTo("too_many_api_keys");
    }

    @Test
    void a_key_permits_only_what_its_user_still_may() {
        assertThat(good().permitsOf(BuiltInRole.VIEWER.permissions())).containsExactly(new Permission("cases:read"));
        assertThat(good().permitsOf(Set.of())).isEmpty();
    }

    @Test
    void a_revoked_key_is_good_for_nothing() {
        Decision<ApiKey, ApiKeyEvent> revoked = good().revoke(admin.user(), LATER);

        assertThat(revoked.state().isGoodAt(LATER)).isFalse();
        assertThat(revoked.state().revoke(admin.user(), LATER).isUnchanged()).isTrue();
        assertThat(revoked.events())
                .containsExactly(
                        new ApiKeyEvent.ApiKeyRevoked(revoked.state().id(), admin.user(), admin.user(), LATER));
    }

    @Test
    void the_last_use_only_moves_forward_and_is_no_change() {
        ApiKey used = good().used(LATER);

        assertThat(used.used(NOON).snapshot().lastUsedAt()).contains(LATER);
        assertThat(used.version()).isEqualTo(1);
    }
}
