package dev.sextant.investigation.domain.evidence;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything of an incident that has a time, in one order: what happened, what changed, what was said, and when numbers left their level. What was so all the time is left out.
 *
 * @param entries the earliest first
 */
public record Timeline(List<Entry> entries) {

    private static final Set<String> STANDING =
            Set.of("db.load", "db.statement", "db.wait", "db.user", "db.client", "limit", "log.quiet");

    private static final Set<String> UNCHANGED = Set.of("steady", "oscillating");

    /** Copies the entries. */
    public Timeline {
        entries = List.copyOf(entries);
    }

    /**
     * Something that has a time.
     *
     * @param at when it began
     * @param until when it ended; none when it has no length
     * @param subject what it is about
     * @param text what it is, in a sentence without a full stop
     * @param source where it stands
     */
    public record Entry(Instant at, Option<Instant> until, Subject subject, String text, Source source) {}

    /** The timeline of what is known. */
    public static Timeline of(FactBase base) {
        List<Entry> entries = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Fact fact : base.facts()) {
            if (isHappening(fact) && seen.add(place(fact))) {
                fact.during()
                        .forEach(period -> entries.add(new Entry(
                                period.from(),
                                Option.when(!period.to().equals(period.from()), period.to()),
                                fact.subject(),
                                fact.says(),
                                fact.source())));
            }
        }
        entries.sort(Comparator.comparing(Entry::at)
                .thenComparing(Entry::text)
                .thenComparing(entry -> entry.source().words()));
        return new Timeline(entries);
    }

    /** What several patterns find in one line, or an event and its own text tell, happened once. */
    private static String place(Fact fact) {
        return fact.source().words() + "|"
                + fact.during().map(Period::from).map(Instant::toString).getOrElse("");
    }

    private static boolean isHappening(Fact fact) {
        if (fact.during().isEmpty() || STANDING.contains(fact.kind())) {
            return false;
        }
        return !fact.kind().equals("measure") || !UNCHANGED.contains(fact.text("course"));
    }
}
