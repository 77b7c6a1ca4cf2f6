package dev.sextant.shared.application;

import dev.sextant.shared.domain.Event;
import java.util.ArrayList;
import java.util.List;

/**
 * What a context publishes. It is only a list; {@link EventContracts} proves that it holds together.
 *
 * <pre>{@code
 * EventCatalogue.of(CaseEvent.class)
 *     .with(new Upcaster(new EventKind("case.opened", 1), CaseOpenedV1.class, data -> data.with("channel", "web")))
 *     .with(new Downcaster(new EventKind("case.opened", 2), data -> data.without("channel")))
 * }</pre>
 *
 * @param families sealed interfaces of events; every record under them is published
 * @param upcasters from each old version to the next
 * @param downcasters from a version to the one before, where somebody still reads that one
 */
public record EventCatalogue(
        List<Class<? extends Event>> families, List<Upcaster> upcasters, List<Downcaster> downcasters) {

    /** Copies the lists. */
    public EventCatalogue {
        families = List.copyOf(families);
        upcasters = List.copyOf(upcasters);
        downcasters = List.copyOf(downcasters);
    }

    /** Events in the one version that each has ever had. */
    @SafeVarargs
    public static EventCatalogue of(Class<? extends Event>... families) {
        var all = new ArrayList<Class<? extends Event>>();
        for (Class<? extends Event> family : families) {
            all.add(family);
        }
        return new EventCatalogue(all, List.of(), List.of());
    }

    /** The same with one more way from an old version to the next. */
    public EventCatalogue with(Upcaster upcaster) {
        return new EventCatalogue(families, joined(upcasters, List.of(upcaster)), downcasters);
    }

    /** The same with one more way from a version to the one before. */
    public EventCatalogue with(Downcaster downcaster) {
        return new EventCatalogue(families, upcasters, joined(downcasters, List.of(downcaster)));
    }

    /** What both publish. */
    public EventCatalogue and(EventCatalogue other) {
        return new EventCatalogue(
                joined(families, other.families),
                joined(upcasters, other.upcasters),
                joined(downcasters, other.downcasters));
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
