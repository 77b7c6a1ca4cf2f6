package dev.sextant.shared.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AuditHashTest {

    private static final AuditEntry ENTRY = new AuditEntry(
            new UUID(1, 2),
            new TenantId(new UUID(3, 4)),
            Instant.parse("2026-03-01T12:00:00.123456Z"),
            new UserId(new UUID(5, 6)),
            new Origin("req-1", Option.none(), Option.some("192.0.2.7"), Option.some("session_x")),
            "case.opened",
            Option.some(new AuditEntry.Subject("case", new UUID(7, 8))),
            AuditEntry.Outcome.DONE,
            Option.none(),
            Option.none(),
            Option.some(AuditHash.digestOf("{}")));

    @Test
    void a_link_is_the_same_on_every_machine_and_in_every_release() {
        assertThat(AuditHash.START.then(1, ENTRY).hex())
                .isEqualTo("b884b1f6db289a58e92bd5b18cb3fa889556cae7eca4d700fcbef381429928f9");
    }

    @Test
    void every_part_of_an_entry_its_place_and_the_link_before_count() {
        AuditHash link = AuditHash.START.then(1, ENTRY);
        assertThat(List.of(
                        AuditHash.START.then(2, ENTRY),
                        link.then(1, ENTRY),
                        AuditHash.START.then(1, with(ENTRY.tenant(), ENTRY.origin(), ENTRY.action(), ENTRY.before())),
                        AuditHash.START.then(
                                1, with(new TenantId(new UUID(3, 5)), ENTRY.origin(), ENTRY.action(), Option.none())),
                        AuditHash.START.then(
                                1, with(ENTRY.tenant(), Origin.of("req-1"), ENTRY.action(), Option.none())),
                        AuditHash.START.then(1, with(ENTRY.tenant(), ENTRY.origin(), "case.deleted", Option.none()))))
                .doesNotHaveDuplicates()
                .filteredOn(link::equals)
                .hasSize(1);
    }

    @Test
    void text_cannot_move_from_one_part_to_the_next() {
        var one = with(ENTRY.tenant(), origin("ab", "c"), ENTRY.action(), Option.none());
        var other = with(ENTRY.tenant(), origin("a", "bc"), ENTRY.action(), Option.none());

        assertThat(AuditHash.START.then(1, one)).isNotEqualTo(AuditHash.START.then(1, other));
    }

    @Test
    void what_is_no_sha_256_is_refused() {
        assertThatThrownBy(() -> new AuditHash("0")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AuditHash("G".repeat(64))).isInstanceOf(IllegalArgumentException.class);
    }

    private static Origin origin(String address, String credential) {
        return new Origin("req-1", Option.none(), Option.some(address), Option.some(credential));
    }

    private static AuditEntry with(TenantId tenant, Origin origin, String action, Option<String> before) {
        return new AuditEntry(
                ENTRY.id(),
                tenant,
                ENTRY.at(),
                ENTRY.actor(),
                origin,
                action,
                ENTRY.object(),
                ENTRY.outcome(),
                ENTRY.reason(),
                before,
                ENTRY.after());
    }
}
