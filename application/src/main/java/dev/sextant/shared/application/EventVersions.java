package dev.sextant.shared.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All versions of one type of event, and the one way from each to each. */
final class EventVersions {

    private final EventDefinition definition;
    private final Map<Integer, Upcaster> up;
    private final Map<Integer, Downcaster> down;

    private EventVersions(EventDefinition definition, Map<Integer, Upcaster> up, Map<Integer, Downcaster> down) {
        this.definition = definition;
        this.up = up;
        this.down = down;
    }

    /**
     * Composes the ways of one type.
     *
     * @param upcasters those of the type
     * @param downcasters those of the type
     * @param problems takes what is missing, there twice, or leads nowhere
     */
    static EventVersions of(
            EventDefinition definition, List<Upcaster> upcasters, List<Downcaster> downcasters, List<String> problems) {
        String type = definition.kind().type();
        int newest = definition.kind().version();
        var up = new TreeMap<Integer, Upcaster>();
        for (Upcaster upcaster : upcasters) {
            int from = upcaster.from().version();
            if (from >= newest) {
                problems.add(type + ": an upcaster reads v" + from + ", and the newest is v" + newest);
            } else if (up.put(from, upcaster) != null) {
                problems.add(type + ": two upcasters read v" + from);
            }
        }
        for (int version = 1; version < newest; version++) {
            if (!up.containsKey(version)) {
                problems.add(type + ": no upcaster reads v" + version + ", so it never becomes v" + newest);
            }
        }
        var down = new TreeMap<Integer, Downcaster>();
        for (Downcaster downcaster : downcasters) {
            int from = downcaster.from().version();
            if (from > newest || from < 2) {
                problems.add(
                        type + ": a downcaster reads v" + from + ", and versions to come down from are 2 to " + newest);
            } else if (down.put(from, downcaster) != null) {
                problems.add(type + ": two downcasters read v" + from);
            }
        }
        return new EventVersions(definition, up, down);
    }

    EventDefinition definition() {
        return definition;
    }

    int newest() {
        return definition.kind().version();
    }

    /** Whether every event of the type can be told in a version, in whichever it is stored. */
    boolean serves(int version) {
        if (version < 1 || version > newest()) {
            return false;
        }
        for (int from = newest(); from > version; from--) {
            if (!down.containsKey(from)) {
                return false;
            }
        }
        return true;
    }

    /** The versions that can be asked for, oldest first. */
    List<Integer> served() {
        var served = new ArrayList<Integer>();
        for (int version = 1; version <= newest(); version++) {
            if (serves(version)) {
                served.add(version);
            }
        }
        return served;
    }

    /** The shape of a version that there is. */
    EventShape.Fields shape(int version) {
        Upcaster upcaster = up.get(version);
        return upcaster == null ? definition.shape() : EventShape.of(upcaster.shape());
    }

    EventData convert(EventKind stored, EventData data, int wanted) {
        EventData told = data;
        for (int version = stored.version(); version < wanted; version++) {
            told = step(up.get(version), Upcaster::change, stored, wanted).apply(told);
        }
        for (int version = stored.version(); version > wanted; version--) {
            told = step(down.get(version), Downcaster::change, stored, wanted).apply(told);
        }
        return told;
    }

    private static <C> UnaryOperator<EventData> step(
            @Nullable C caster, Function<C, UnaryOperator<EventData>> change, EventKind stored, int wanted) {
        if (caster == null) {
            throw new UnknownEventVersion(stored, wanted);
        }
        return change.apply(caster);
    }
}
