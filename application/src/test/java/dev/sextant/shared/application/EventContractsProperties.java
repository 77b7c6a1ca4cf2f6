package dev.sextant.shared.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds for every chain of versions, tried with a type that has had up to twelve of them. Each way writes down from where to where it leads. */
class EventContractsProperties {

    private static final String TYPE = "parcel.measured";

    private static EventDefinition definition(int newest) {
        EventDefinition measured = EventDefinition.of(ParcelEvents.Measured.class);
        return new EventDefinition(
                new EventKind(TYPE, newest),
                measured.event(),
                measured.description(),
                measured.context(),
                measured.aggregate(),
                measured.shape());
    }

    private static EventData noting(EventData data, int from, int to) {
        return data.with("way", data.text("way") + " " + from + ">" + to);
    }

    private static Upcaster up(int from) {
        return new Upcaster(
                new EventKind(TYPE, from), ParcelEvents.PostedV1.class, data -> noting(data, from, from + 1));
    }

    private static Downcaster down(int from) {
        return new Downcaster(new EventKind(TYPE, from), data -> noting(data, from, from - 1));
    }

    private static List<Upcaster> allUp(int newest) {
        return new ArrayList<>(IntStream.range(1, newest)
                .mapToObj(EventContractsProperties::up)
                .toList());
    }

    private static List<Downcaster> allDown(int newest) {
        return new ArrayList<>(IntStream.rangeClosed(2, newest)
                .mapToObj(EventContractsProperties::down)
                .toList());
    }

    private static String way(int from, int to) {
        var way = new StringBuilder();
        int step = from < to ? 1 : -1;
        for (int at = from; at != to; at += step) {
            way.append(' ').append(at).append('>').append(at + step);
        }
        return way.toString();
    }

    @Property
    void from_every_version_to_every_version_leads_exactly_the_shortest_way(
            @ForAll @IntRange(min = 1, max = 12) int newest,
            @ForAll @IntRange(min = 1, max = 12) int from,
            @ForAll @IntRange(min = 1, max = 12) int to,
            @ForAll Random order) {
        var ups = allUp(newest);
        var downs = allDown(newest);
        Collections.shuffle(ups, order);
        Collections.shuffle(downs, order);
        var problems = new ArrayList<String>();
        var versions = EventVersions.of(definition(newest), ups, downs, problems);
        int stored = Math.min(from, newest);
        int wanted = Math.min(to, newest);

        EventData told = versions.convert(new EventKind(TYPE, stored), EventData.of(Map.of("way", "")), wanted);

        assertThat(problems).isEmpty();
        assertThat(told.text("way")).isEqualTo(way(stored, wanted));
        assertThat(versions.served())
                .isEqualTo(IntStream.rangeClosed(1, newest).boxed().toList());
    }

    @Property
    void a_chain_with_a_gap_or_a_second_way_is_never_accepted(
            @ForAll @IntRange(min = 2, max = 12) int newest,
            @ForAll @IntRange(min = 1, max = 11) int place,
            @ForAll boolean gap) {
        int from = Math.min(place, newest - 1);
        var ups = allUp(newest);
        if (gap) {
            ups.remove(from - 1);
        } else {
            ups.add(up(from));
        }
        var problems = new ArrayList<String>();

        EventVersions.of(definition(newest), ups, List.of(), problems);

        assertThat(problems)
                .containsExactly(TYPE
                        + (gap
                                ? ": no upcaster reads v" + from + ", so it never becomes v" + newest
                                : ": two upcasters read v" + from));
    }

    @Property
    void a_version_is_served_exactly_when_every_stored_one_can_be_made_into_it(
            @ForAll @IntRange(min = 1, max = 12) int newest, @ForAll Set<@IntRange(min = 2, max = 12) Integer> kept) {
        var downs = allDown(newest).stream()
                .filter(down -> kept.contains(down.from().version()))
                .toList();
        var versions = EventVersions.of(definition(newest), allUp(newest), downs, new ArrayList<>());

        for (int wanted = 1; wanted <= newest; wanted++) {
            boolean reachable = true;
            for (int stored = 1; stored <= newest; stored++) {
                reachable &= reaches(versions, stored, wanted);
            }
            assertThat(versions.serves(wanted)).isEqualTo(reachable);
        }
        assertThat(versions.serves(newest)).isTrue();
    }

    private static boolean reaches(EventVersions versions, int stored, int wanted) {
        try {
            versions.convert(new EventKind(TYPE, stored), EventData.of(Map.of("way", "")), wanted);
            return true;
        } catch (UnknownEventVersion none) {
            return false;
        }
    }

    @Property
    void going_up_in_two_steps_is_going_up_in_one(
            @ForAll @IntRange(min = 1, max = 1_000) int pounds, @ForAll @IntRange(min = 1, max = 3) int middle) {
        var contracts = EventContracts.of(ParcelEvents.ALL);
        var data = EventData.of(Map.of("name", "Ada", "pounds", (long) pounds));

        EventData halfway = contracts.convert(ParcelEvents.POSTED_V1, data, middle);

        assertThat(contracts.convert(new EventKind("parcel.posted", middle), halfway, 3))
                .isEqualTo(contracts.convert(ParcelEvents.POSTED_V1, data, 3));
        assertThat(contracts.convert(new EventKind("parcel.posted", middle), halfway, 1))
                .isEqualTo(data);
    }

    @Property
    void a_version_that_never_was_is_never_made_up(@ForAll @IntRange(min = 4, max = 50) int future) {
        var contracts = EventContracts.of(ParcelEvents.ALL);
        var data = EventData.of(Map.of("name", "Ada"));

        assertThatThrownBy(() -> contracts.convert(new EventKind("parcel.posted", future), data, 3))
                .isInstanceOf(UnknownEventVersion.class);
        assertThatThrownBy(() -> contracts.check("somebody", Set.of(new EventKind("parcel.posted", future))))
                .isInstanceOf(BrokenEventContracts.class);
    }
}
