package dev.sextant.shared.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.shared.application.EventShape.Choice;
import dev.sextant.shared.application.EventShape.Field;
import dev.sextant.shared.application.EventShape.Fields;
import dev.sextant.shared.application.EventShape.Fraction;
import dev.sextant.shared.application.EventShape.Many;
import dev.sextant.shared.application.EventShape.Moment;
import dev.sextant.shared.application.EventShape.Text;
import dev.sextant.shared.application.EventShape.Truth;
import dev.sextant.shared.application.EventShape.Whole;
import dev.sextant.shared.domain.PersonalData;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventShapeTest {

    private static final Fields MEASURED = EventShape.of(ParcelEvents.Measured.class);
    private static final ParcelEvents.Measured EVENT = new ParcelEvents.Measured(
            new ParcelEvents.ParcelId(new UUID(1, 2)),
            Option.some(ParcelEvents.Speed.VERY_FAST),
            List.of(new ParcelEvents.Label("top")),
            new ParcelEvents.Size(3, new BigDecimal("4.5")),
            true,
            0.25,
            List.of(new UserId(new UUID(3, 4))),
            Option.none(),
            Instant.parse("2026-11-21T12:00:00Z"));

    private static Field field(String name, EventShape shape) {
        return new Field(name, shape, false, false);
    }

    @Test
    void the_shape_follows_the_record() {
        assertThat(MEASURED.fields())
                .containsExactly(
                        field("parcel_id", new EventShape.Id("parcel")),
                        new Field("speed", new Choice(List.of("slow", "very_fast")), true, false),
                        field("labels", new Many(new Text())),
                        field(
                                "size",
                                new Fields(List.of(field("width", new Whole()), field("height", new Fraction())))),
                        field("fragile", new Truth()),
                        field("chance", new Fraction()),
                        new Field("takers", new Many(new EventShape.Id("user")), false, true),
                        new Field("door", new Text(), true, true),
                        field("at", new Moment()));
    }

    @Test
    void what_tells_of_a_person_is_marked_by_its_type_or_by_hand() {
        record Outer(List<ParcelEvents.Measured> inner, UserId by) {}

        assertThat(MEASURED.personal()).containsExactly("takers", "door");
        assertThat(EventShape.of(Outer.class).personal()).containsExactly("inner.takers", "inner.door", "by");
    }

    @Test
    void what_a_record_says_is_of_its_shape() {
        var data = EventData.of(EventShape.values(EVENT));

        assertThat(MEASURED.misfits(data)).isEmpty();
        assertThat(data.fields())
                .containsEntry("speed", "very_fast")
                .containsEntry("labels", List.of("top"))
                .containsEntry("door", null)
                .containsEntry("at", "2026-11-21T12:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"speed", "door"})
    void what_may_be_absent_may_also_be_missing(String name) {
        assertThat(MEASURED.misfits(EventData.of(EventShape.values(EVENT)).without(name)))
                .isEmpty();
    }

    @Test
    void a_field_that_nobody_promised_is_let_pass() {
        assertThat(MEASURED.misfits(EventData.of(EventShape.values(EVENT)).with("colour", "red")))
                .isEmpty();
    }

    static List<Arguments> wrong() {
        return List.of(
                Arguments.of("parcel_id", "user_00000000000000000000000001", "an id of the form parcel_…"),
                Arguments.of("speed", "VERY_FAST", "one of slow, very_fast"),
                Arguments.of("labels", "top", "a list"),
                Arguments.of("labels", List.of(1L), "a text"),
                Arguments.of("size", "big", "an object"),
                Arguments.of("fragile", "yes", "true or false"),
                Arguments.of("chance", "0.5", "a number"),
                Arguments.of("takers", List.of("ada"), "an id of the form user_…"),
                Arguments.of("at", "yesterday", "a time"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void another_form_is_told_by_the_name_of_the_field_and_never_by_its_value(
            String name, Object value, String expected) {
        var data = EventData.of(EventShape.values(EVENT)).with(name, value);

        assertThat(MEASURED.misfits(data)).containsExactly("'" + name + "' is not " + expected);
        assertThat(MEASURED.misfits(data.without(name)))
                .hasSize(name.equals("speed") ? 0 : 1)
                .allMatch(misfit -> misfit.startsWith("'" + name + "' is not "));
    }

    @Test
    void what_stands_inside_is_looked_at_too() {
        var data = EventData.of(EventShape.values(EVENT)).with("size", Map.of("width", 1.5));

        assertThat(MEASURED.misfits(data))
                .containsExactly("'size.width' is not a whole number", "'size.height' is not a number");
    }

    record Address(@PersonalData String value) {}

    record Contact(Option<Address> first, List<Address> others, ParcelEvents.Label label) {}

    @Test
    void what_tells_of_a_person_does_so_inside_of_a_value_too() {
        assertThat(EventShape.of(Contact.class).personal()).containsExactly("first", "others");
    }

    record Perhaps(Option<String> value) {}

    record Doubtful(Perhaps perhaps) {}

    record Endless(List<Endless> more) {}

    record Foreign(Optional<String> perhaps) {}

    record Raw(UUID id) {}

    record Table(Map<String, String> rows) {}

    @ParameterizedTest
    @ValueSource(classes = {Endless.class, Doubtful.class, Foreign.class, Raw.class, Table.class, String.class})
    void what_has_no_form_in_an_event_is_refused(Class<?> type) {
        assertThatThrownBy(() -> EventShape.of(type)).isInstanceOf(IllegalArgumentException.class);
    }
}
