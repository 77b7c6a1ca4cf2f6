package dev.sextant.shared.application;

import dev.sextant.shared.domain.Event;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jmolecules.architecture.hexagonal.Port;

/**
 * What a program publishes: every type of event, in every version in which it can be asked for. Made once at start, with the proof that every version that may be stored becomes the newest one by exactly one
 * way. One stored event serves readers of all versions, always with its own id. Safe for many threads.
 */
@Port
public final class EventContracts {

    private final SortedMap<String, EventVersions> types;

    private EventContracts(SortedMap<String, EventVersions> types) {
        this.types = types;
    }

    /**
     * A version of an event that can be asked for.
     *
     * @param kind type id and version
     * @param definition the event
     * @param shape what it says in this version
     */
    public record Served(EventKind kind, EventDefinition definition, EventShape.Fields shape) {}

    /**
     * Proves that what contexts publish holds together.
     *
     * @throws BrokenEventContracts naming everything that does not: an event that is not defined, two of one type id, a version from which no way leads to the newest one, two ways, a way of a type that is not
     *     published
     */
    public static EventContracts of(EventCatalogue... catalogues) {
        EventCatalogue all = Arrays.stream(catalogues).reduce(EventCatalogue.of(), EventCatalogue::and);
        var problems = new ArrayList<String>();
        var definitions = new TreeMap<String, EventDefinition>();
        for (Class<? extends Event> event : events(all.families(), problems)) {
            define(event, definitions, problems);
        }
        var types = new TreeMap<String, EventVersions>();
        definitions.forEach((type, definition) -> types.put(
                type,
                EventVersions.of(
                        definition,
                        all.upcasters().stream()
                                .filter(upcaster -> upcaster.from().type().equals(type))
                                .toList(),
                        all.downcasters().stream()
                                .filter(downcaster -> downcaster.from().type().equals(type))
                                .toList(),
                        problems)));
        Stream.concat(
                        all.upcasters().stream().map(Upcaster::from),
                        all.downcasters().stream().map(Downcaster::from))
                .filter(from -> !definitions.containsKey(from.type()))
                .forEach(from -> problems.add(from.type() + ": a caster reads v" + from.version()
                        + " of it, and no such event is published"));
        shapes(all.upcasters(), problems);
        if (!problems.isEmpty()) {
            throw new BrokenEventContracts(problems);
        }
        return new EventContracts(types);
    }

    private static void define(
            Class<? extends Event> event, SortedMap<String, EventDefinition> definitions, List<String> problems) {
        try {
            EventDefinition definition = EventDefinition.of(event);
            EventDefinition other = definitions.put(definition.kind().type(), definition);
            if (other != null) {
                problems.add(definition.kind().type() + ": two events have this type id, "
                        + other.event().getName() + " and " + event.getName());
            }
        } catch (IllegalArgumentException wrong) {
            problems.add(String.valueOf(wrong.getMessage()));
        }
    }

    private static void shapes(List<Upcaster> upcasters, List<String> problems) {
        for (Upcaster upcaster : upcasters) {
            try {
                EventShape.of(upcaster.shape());
            } catch (IllegalArgumentException wrong) {
                problems.add(String.valueOf(wrong.getMessage()));
            }
        }
    }

    /** The records under sealed interfaces; a class that is reached by two of them counts once. */
    private static Set<Class<? extends Event>> events(List<Class<? extends Event>> families, List<String> problems) {
        var events = new LinkedHashSet<Class<? extends Event>>();
        for (Class<? extends Event> family : families) {
            if (family.isSealed()) {
                events.addAll(events(
                        Arrays.stream(family.getPermittedSubclasses())
                                .<Class<? extends Event>>map(type -> type.asSubclass(Event.class))
                                .toList(),
                        problems));
            } else if (family.isRecord()) {
                events.add(family);
            } else {
                problems.add(family.getName() + " is neither a record nor sealed: nobody can tell its events");
            }
        }
        return events;
    }

    /** All events in their newest version, by type id. */
    public List<EventDefinition> definitions() {
        return types.values().stream().map(EventVersions::definition).toList();
    }

    /** Everything that can be asked for, by type id and version. */
    public List<Served> served() {
        return types.values().stream()
                .flatMap(versions -> versions.served().stream()
                        .map(version -> new Served(
                                new EventKind(versions.definition().kind().type(), version),
                                versions.definition(),
                                versions.shape(version))))
                .toList();
    }

    private Option<EventVersions> versions(String type) {
        EventVersions versions = types.get(type);
        return versions == null ? Option.none() : Option.some(versions);
    }

    /** The event with this type id. */
    public Option<EventDefinition> find(String type) {
        return versions(type).map(EventVersions::definition);
    }

    /** The newest version of a type; none when this program does not publish it. */
    public Option<Integer> newest(String type) {
        return versions(type).map(EventVersions::newest);
    }

    /** The shape of a version that was ever stored, whether or not it can be asked for; none when there was no such version. */
    public Option<EventShape.Fields> shape(EventKind kind) {
        return versions(kind.type())
                .filter(versions -> kind.version() <= versions.newest())
                .map(versions -> versions.shape(kind.version()));
    }

    /**
     * What an event says, in the version that is asked for.
     *
     * @param stored what is stored
     * @param data what it says there
     * @param wanted the version that is asked for
     * @return {@code data} itself when it is stored in that version, also when this program does not know the type
     * @throws UnknownEventVersion when no way leads there
     * @throws MalformedEvent when what is stored is not of its shape
     */
    public EventData convert(EventKind stored, EventData data, int wanted) {
        if (stored.version() == wanted) {
            return data;
        }
        EventVersions versions = types.get(stored.type());
        if (versions == null) {
            throw new UnknownEventVersion(stored, wanted);
        }
        return versions.convert(stored, data, wanted);
    }

    /**
     * The same event in another version: nothing but its version and what it says is different, least of all its id.
     *
     * @throws UnknownEventVersion when no way leads there
     * @throws MalformedEvent when what is stored is not of its shape
     */
    public ReceivedEvent inVersion(ReceivedEvent event, int wanted) {
        return new ReceivedEvent(
                event.id(),
                event.delivery(),
                event.attempt(),
                event.tenant(),
                event.by(),
                event.requestId(),
                event.traceparent(),
                event.subject(),
                new EventKind(event.kind().type(), wanted),
                event.occurredAt(),
                event.recordedAt(),
                convert(event.kind(), event.data(), wanted));
    }

    /**
     * Proves at start that a reader gets what it asks for, in whichever version it may be stored.
     *
     * @param reader the name of who asks, for the message
     * @param wanted what it asks for; empty for everything in its newest version
     * @throws BrokenEventContracts naming each type that is not published, each version that not every stored event can be made into, and each type that is asked for in two versions
     */
    public void check(String reader, Set<EventKind> wanted) {
        var problems = new ArrayList<String>();
        var asked = new HashSet<String>();
        wanted.stream()
                .sorted(Comparator.comparing(EventKind::type).thenComparingInt(EventKind::version))
                .forEach(kind -> {
                    EventVersions versions = types.get(kind.type());
                    if (versions == null) {
                        problems.add(reader + " asks for " + kind + ", and no such event is published");
                    } else if (!versions.serves(kind.version())) {
                        problems.add(
                                reader + " asks for " + kind + ", and what can be asked for is " + versions.served());
                    }
                    if (!asked.add(kind.type())) {
                        problems.add(reader + " asks for " + kind.type() + " in several versions");
                    }
                });
        if (!problems.isEmpty()) {
            throw new BrokenEventContracts(problems);
        }
    }
}
