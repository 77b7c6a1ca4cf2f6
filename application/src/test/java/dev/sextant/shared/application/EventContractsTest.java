package dev.sextant.shared.application;

import static dev.sextant.shared.application.ParcelEvents.ALL;
import static dev.sextant.shared.application.ParcelEvents.BARE;
import static dev.sextant.shared.application.ParcelEvents.FROM_V1;
import static dev.sextant.shared.application.ParcelEvents.FROM_V2;
import static dev.sextant.shared.application.ParcelEvents.POSTED_V1;
import static dev.sextant.shared.application.ParcelEvents.POSTED_V2;
import static dev.sextant.shared.application.ParcelEvents.POSTED_V3;
import static dev.sextant.shared.application.ParcelEvents.TO_V1;
import static dev.sextant.shared.application.ParcelEvents.TO_V2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.shared.domain.Event;
import dev.sextant.shared.domain.EventFamily;
import dev.sextant.shared.domain.PublishedEvent;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventContractsTest {

    private static final String PARCEL = "parcel_00000000000000000000000001";
    private static final EventData V1 = EventData.of(Map.of("parcel_id", PARCEL, "name", "Ada", "pounds", 2L));
    private static final EventData V3 =
            EventData.of(Map.of("parcel_id", PARCEL, "names", List.of("Ada"), "grams", 908L));

    @Test
    void an_event_of_any_stored_version_reaches_the_newest() {
        var contracts = EventContracts.of(ALL);

        assertThat(contracts.newest("parcel.posted")).isEqualTo(Option.some(3));
        assertThat(contracts.convert(POSTED_V1, V1, 3)).isEqualTo(V3);
        assertThat(contracts.convert(POSTED_V3, V3, 3)).isSameAs(V3);
    }

    @Test
    void readers_of_two_versions_are_served_from_one_row_with_one_id() {
        var contracts = EventContracts.of(ALL);
        var stored = new ReceivedEvent(
                new UUID(1, 1),
                new UUID(2, 2),
                1,
                new TenantId(new UUID(3, 3)),
                new UserId(new UUID(4, 4)),
                "req-1",
                Option.none(),
                new ReceivedEvent.Subject("parcel", new UUID(5, 5), 7, 0),
                POSTED_V3,
                Instant.EPOCH,
                Instant.EPOCH,
                V3);

        ReceivedEvent old = contracts.inVersion(stored, 1);
        ReceivedEvent present = contracts.inVersion(stored, 3);

        assertThat(old.id()).isEqualTo(present.id()).isEqualTo(stored.id());
        assertThat(old.kind()).isEqualTo(POSTED_V1);
        assertThat(old.data()).isEqualTo(V1);
        assertThat(present).isEqualTo(stored);
        assertThat(old.subject()).isEqualTo(stored.subject());
        assertThat(old.delivery()).isEqualTo(stored.delivery());
    }

    @Test
    void what_can_be_asked_for_ends_where_no_way_leads_down() {
        var contracts = EventContracts.of(BARE.with(FROM_V1).with(FROM_V2).with(TO_V2));

        assertThat(contracts.served())
                .extracting(EventContracts.Served::kind)
                .containsExactly(new EventKind("parcel.measured", 1), POSTED_V2, POSTED_V3);
        assertThatThrownBy(() -> contracts.check("billing", Set.of(POSTED_V1)))
                .isInstanceOf(BrokenEventContracts.class)
                .hasMessage("billing asks for parcel.posted v1, and what can be asked for is [2, 3]");
        assertThatThrownBy(() -> contracts.convert(POSTED_V3, V3, 1)).isInstanceOf(UnknownEventVersion.class);
    }

    @Test
    void a_reader_is_told_at_start_what_it_cannot_have() {
        var contracts = EventContracts.of(ALL);

        contracts.check("all in their newest version", Set.of());
        contracts.check("one old, one new", Set.of(POSTED_V1, new EventKind("parcel.measured", 1)));
        assertThatThrownBy(() -> contracts.check(
                        "stray",
                        Set.of(
                                POSTED_V1,
                                POSTED_V2,
                                new EventKind("parcel.lost", 1),
                                new EventKind("parcel.measured", 2))))
                .isInstanceOf(BrokenEventContracts.class)
                .hasMessage("""
                        stray asks for parcel.lost v1, and no such event is published
                        stray asks for parcel.measured v2, and what can be asked for is [1]
                        stray asks for parcel.posted in several versions""");
    }

    @Test
    void an_event_of_a_newer_program_is_worth_another_try_and_is_not_malformed() {
        var contracts = EventContracts.of(ALL);

        assertThatThrownBy(() -> contracts.convert(new EventKind("parcel.posted", 4), V3, 3))
                .isInstanceOf(UnknownEventVersion.class)
                .hasMessage("parcel.posted v4 cannot be made into v3 by this program");
        assertThatThrownBy(() -> contracts.convert(new EventKind("parcel.lost", 2), V3, 1))
                .isInstanceOf(UnknownEventVersion.class);
        assertThat(contracts.convert(new EventKind("parcel.lost", 2), V3, 2)).isSameAs(V3);
        assertThat(contracts.newest("parcel.lost")).isEqualTo(Option.none());
    }

    @Test
    void an_event_that_lacks_what_its_old_shape_promised_is_malformed() {
        assertThatThrownBy(() -> EventContracts.of(ALL).convert(POSTED_V1, V1.without("name"), 3))
                .isInstanceOf(MalformedEvent.class)
                .hasMessage("'name' is not a text");
    }

    @Test
    void the_shape_of_every_version_is_known() {
        var contracts = EventContracts.of(ALL);

        assertThat(contracts.shape(POSTED_V1).get().misfits(V1)).isEmpty();
        assertThat(contracts.shape(POSTED_V3).get().misfits(V3)).isEmpty();
        assertThat(contracts.shape(POSTED_V2).get().misfits(V1)).containsExactly("'names' is not a list");
        assertThat(contracts.shape(new EventKind("parcel.posted", 4))).isEqualTo(Option.none());
    }

    static List<Arguments> broken() {
        var kind = new EventKind("parcel.lost", 1);
        return List.of(
                Arguments.of(BARE.with(FROM_V1), "parcel.posted: no upcaster reads v2, so it never becomes v3"),
                Arguments.of(BARE.with(FROM_V2), "parcel.posted: no upcaster reads v1, so it never becomes v3"),
                Arguments.of(ALL.with(FROM_V1), "parcel.posted: two upcasters read v1"),
                Arguments.of(ALL.with(TO_V1), "parcel.posted: two downcasters read v2"),
                Arguments.of(
                        ALL.with(new Upcaster(POSTED_V3, ParcelEvents.PostedV2.class, data -> data)),
                        "parcel.posted: an upcaster reads v3, and the newest is v3"),
                Arguments.of(
                        ALL.with(new Downcaster(POSTED_V1, data -> data)),
                        "parcel.posted: a downcaster reads v1, and versions to come down from are 2 to 3"),
                Arguments.of(
                        ALL.with(new Downcaster(new EventKind("parcel.posted", 4), data -> data)),
                        "parcel.posted: a downcaster reads v4, and versions to come down from are 2 to 3"),
                Arguments.of(
                        ALL.with(new Upcaster(kind, ParcelEvents.PostedV1.class, data -> data)),
                        "parcel.lost: a caster reads v1 of it, and no such event is published"),
                Arguments.of(
                        EventCatalogue.of(OpenEvent.class), "neither a record nor sealed: nobody can tell its events"),
                Arguments.of(EventCatalogue.of(Undefined.class), "has no @PublishedEvent"),
                Arguments.of(EventCatalogue.of(Homeless.class), "belongs to no interface with @EventFamily"),
                Arguments.of(EventCatalogue.of(Mute.class), "has no description, or a version below 1"),
                Arguments.of(EventCatalogue.of(Shouting.class), "type id that is not noun.past_participle: 'PARCEL'"),
                Arguments.of(EventCatalogue.of(Odd.class), "thing has no form in an event"),
                Arguments.of(
                        EventCatalogue.of(ParcelEvents.Measured.class, Twin.class),
                        "parcel.measured: two events have this type id"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("broken")
    void a_program_whose_contracts_do_not_hold_together_does_not_start(EventCatalogue catalogue, String problem) {
        assertThatThrownBy(() -> EventContracts.of(catalogue))
                .isInstanceOf(BrokenEventContracts.class)
                .hasMessageContaining(problem);
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        assertThatThrownBy(() -> EventContracts.of(BARE, EventCatalogue.of(Undefined.class, Mute.class)))
                .hasMessageContaining("reads v1")
                .hasMessageContaining("reads v2")
                .hasMessageContaining("Undefined")
                .hasMessageContaining("Mute");
    }

    @Test
    void an_event_that_is_not_defined_has_no_type_id() {
        assertThatThrownBy(() -> new Undefined(new UUID(1, 1), Instant.EPOCH).type())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("@PublishedEvent");
    }

    private interface OpenEvent extends Event {}

    private record Undefined(UUID aggregateId, Instant occurredAt) implements Event {}

    @PublishedEvent(type = "parcel.lost", description = "Nobody owns it.")
    private record Homeless(UUID aggregateId, Instant occurredAt) implements Event {}

    @PublishedEvent(type = "parcel.muted", description = " ")
    private record Mute(UUID aggregateId, Instant occurredAt) implements Event {}

    @PublishedEvent(type = "PARCEL", description = "Too loud.")
    private record Shouting(UUID aggregateId, Instant occurredAt) implements Event {}

    @EventFamily(context = "post", aggregate = "parcel", id = ParcelEvents.ParcelId.class)
    @PublishedEvent(type = "parcel.measured", description = "It says what another one says.")
    private record Twin(ParcelEvents.ParcelId parcelId, Instant occurredAt) implements Event {
        @Override
        public UUID aggregateId() {
            return parcelId.value();
        }
    }

    @EventFamily(context = "post", aggregate = "parcel", id = ParcelEvents.ParcelId.class)
    @PublishedEvent(type = "parcel.changed", description = "It says something without a form.")
    private record Odd(Object thing) implements Event {
        @Override
        public UUID aggregateId() {
            return new UUID(0, 0);
        }

        @Override
        public Instant occurredAt() {
            return Instant.EPOCH;
        }
    }
}
