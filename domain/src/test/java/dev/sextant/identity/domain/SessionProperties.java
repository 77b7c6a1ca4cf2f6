package dev.sextant.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.identity.domain.Session.Surplus;
import dev.sextant.shared.domain.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** However many sessions there are and however old, at most ten live on, the newest among them. */
class SessionProperties {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Property
    void at_most_ten_live_on(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 7_200) Integer> ages, @ForAll int pick) {
        var ada = new UserId(new UUID(1, 1));
        List<Session> all = new ArrayList<>();
        for (int i = 0; i < ages.size(); i++) {
            all.add(Session.start(
                            new SessionId(new UUID(2, i)),
                            Some.ORG,
                            ada,
                            SecretDigest.of("any"),
                            Visitor.unknown(),
                            NOON.minusSeconds(ages.get(i)))
                    .state());
        }
        SessionId newest = all.get(Math.floorMod(pick, all.size())).id();

        Set<SessionId> gone =
                Session.surplus(all, newest, NOON).stream().map(Surplus::id).collect(Collectors.toSet());

        List<Session> left =
                all.stream().filter(session -> !gone.contains(session.id())).toList();
        assertThat(left).hasSizeLessThanOrEqualTo(Session.MOST);
        assertThat(gone).doesNotContain(newest);
        assertThat(left.stream().filter(session -> !session.id().equals(newest)))
                .allMatch(session -> session.isAliveAt(NOON));
        if (left.size() < Session.MOST) {
            assertThat(all.stream().filter(session -> gone.contains(session.id())))
                    .noneMatch(session -> session.isAliveAt(NOON));
        }
    }
}
