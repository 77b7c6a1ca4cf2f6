package dev.sextant.shared.application;

import dev.sextant.shared.domain.Event;
import dev.sextant.shared.domain.EventFamily;
import dev.sextant.shared.domain.PersonalData;
import dev.sextant.shared.domain.PublishedEvent;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Everything that others may know of an event, read from its record.
 *
 * @param kind its type id and the newest version of its shape
 * @param event its record
 * @param description what happened, for whoever receives it
 * @param context who raises it
 * @param aggregate to what it happens
 * @param shape what it says in the newest version
 */
public record EventDefinition(
        EventKind kind,
        Class<? extends Event> event,
        String description,
        String context,
        Aggregate aggregate,
        EventShape.Fields shape) {

    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+");
    private static final int LONGEST_TYPE = 100;

    /**
     * The kind of aggregate to which something happens.
     *
     * @param type its name, such as {@code case}
     * @param prefix what stands before the underscore of its ids
     * @param personal whether its id tells of one person
     */
    public record Aggregate(String type, String prefix, boolean personal) {}

    /**
     * Reads a definition.
     *
     * @throws IllegalArgumentException telling what it lacks
     */
    public static EventDefinition of(Class<? extends Event> event) {
        PublishedEvent published = event.getAnnotation(PublishedEvent.class);
        if (published == null) {
            throw new IllegalArgumentException(event.getName() + " has no @PublishedEvent");
        }
        if (!TYPE.matcher(published.type()).matches() || published.type().length() > LONGEST_TYPE) {
            throw new IllegalArgumentException(
                    event.getName() + " has a type id that is not noun.past_participle: '" + published.type() + "'");
        }
        if (published.description().isBlank() || published.version() < 1) {
            throw new IllegalArgumentException(event.getName() + " has no description, or a version below 1");
        }
        EventFamily family = familyOf(event)
                .getOrElseThrow(() ->
                        new IllegalArgumentException(event.getName() + " belongs to no interface with @EventFamily"));
        String prefix = EventRecords.prefixOf(family.id())
                .getOrElseThrow(
                        () -> new IllegalArgumentException(family.id().getName() + " is not the record of a typed id"));
        return new EventDefinition(
                new EventKind(published.type(), published.version()),
                event,
                published.description(),
                family.context(),
                new Aggregate(family.aggregate(), prefix, family.id().isAnnotationPresent(PersonalData.class)),
                EventShape.of(event));
    }

    private static Option<EventFamily> familyOf(Class<?> type) {
        return Option.of(type.getAnnotation(EventFamily.class))
                .orElse(() -> Arrays.stream(type.getInterfaces())
                        .map(EventDefinition::familyOf)
                        .filter(Option::isDefined)
                        .findFirst()
                        .orElse(Option.none()));
    }
}
