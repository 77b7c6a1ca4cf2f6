package dev.sextant.investigation.integration.catalogue;

import dev.sextant.investigation.domain.evidence.FactValue;
import dev.sextant.investigation.domain.evidence.Utterance;
import dev.sextant.investigation.domain.logs.Severity;
import dev.sextant.investigation.domain.signatures.Clause;
import dev.sextant.investigation.domain.signatures.Condition;
import dev.sextant.investigation.domain.signatures.Predicate;
import dev.sextant.investigation.domain.signatures.Reach;
import dev.sextant.investigation.domain.signatures.Selector;
import dev.sextant.investigation.domain.signatures.TextPattern;
import dev.sextant.investigation.domain.signatures.Timing;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the clauses of a signature. */
final class ClauseEntry {

    private static final Pattern LENGTH = Pattern.compile("(\\d{1,6})([smhd])");

    private ClauseEntry() {}

    static List<Clause> clauses(Entry signature, String key) {
        List<Clause> clauses = new ArrayList<>();
        for (Entry entry : signature.entries(key)) {
            clause(entry).forEach(clauses::add);
        }
        return clauses;
    }

    private static Option<Clause> clause(Entry entry) {
        String id = entry.text("id");
        boolean strong = entry.truth("strong");
        String says = entry.text("says");
        int atLeast = entry.whole("at_least", 1);
        List<Condition> any = conditions(entry, "any");
        List<Condition> none = conditions(entry, "none");
        List<String> read = entry.texts("read");
        entry.close();
        if (any.isEmpty() == none.isEmpty()) {
            entry.refuse("any", "either any or none must have conditions");
            return Option.none();
        }
        if (none.isEmpty()) {
            return Option.some(new Clause(id, new Clause.AnyOf(any, atLeast), strong, says));
        }
        if (read.isEmpty()) {
            entry.refuse("read", "none says nothing without the instruments that were read");
        }
        return Option.some(new Clause(id, new Clause.NoneOf(none, new TreeSet<>(read)), strong, says));
    }

    private static List<Condition> conditions(Entry clause, String key) {
        List<Condition> conditions = new ArrayList<>();
        for (Entry entry : clause.entries(key)) {
            Option<Selector> selector = selector(entry);
            SortedMap<String, Predicate> where = where(entry);
            Reach reach = entry.has("on")
                    ? entry.word("on", ClauseEntry::reach, "related, self, siblings, dependencies, dependents, any")
                            .getOrElse(Reach.RELATED)
                    : Reach.RELATED;
            Option<Timing> timing = timing(entry);
            entry.close();
            selector.forEach(known -> conditions.add(new Condition(known, where, reach, timing)));
        }
        return conditions;
    }

    private static Option<Reach> reach(String text) {
        return Option.ofOptional(Arrays.stream(Reach.values())
                .filter(reach -> reach.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst());
    }

    private static Option<Selector> selector(Entry entry) {
        if (entry.has("fact")) {
            return Option.some(new Selector.OfKind(entry.text("fact")));
        }
        if (entry.has("measure")) {
            return Option.some(new Selector.OfMeasures(Set.copyOf(entry.texts("measure"))));
        }
        if (!entry.has("text")) {
            entry.refuse("fact", "a condition has fact, measure or text");
            return Option.none();
        }
        Set<Utterance.Kind> spoken = EnumSet.noneOf(Utterance.Kind.class);
        for (String each : entry.texts("in")) {
            Option<Utterance.Kind> kind = kind(each);
            kind.peek(spoken::add)
                    .onEmpty(() -> entry.refuse("in", "\"" + each + "\" is none of log, event, statement"));
        }
        Severity severity = entry.has("severity")
                ? entry.word("severity", ClauseEntry::severity, "debug, info, warn, error, fatal")
                        .getOrElse(Severity.UNKNOWN)
                : Severity.UNKNOWN;
        return entry.parsed("text", entry.text("text"), TextPattern::of)
                .map(pattern -> new Selector.OfText(pattern, spoken, severity));
    }

    static Option<Utterance.Kind> kind(String text) {
        return switch (text) {
            case "log" -> Option.some(Utterance.Kind.LOG);
            case "event" -> Option.some(Utterance.Kind.EVENT);
            case "statement" -> Option.some(Utterance.Kind.STATEMENT);
            default -> Option.none();
        };
    }

    static Option<Severity> severity(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        return Option.ofOptional(Arrays.stream(Severity.values())
                .filter(severity ->
                        severity.name().toLowerCase(Locale.ROOT).equals(word.equals("warning") ? "warn" : word))
                .findFirst());
    }

    private static SortedMap<String, Predicate> where(Entry condition) {
        SortedMap<String, Predicate> where = new TreeMap<>();
        condition.entry("where").forEach(values -> {
            for (String key : values.keys()) {
                predicate(values, key).forEach(predicate -> where.put(key, predicate));
            }
        });
        return where;
    }

    private static Option<Predicate> predicate(Entry where, String key) {
        List<FactValue> values = where.values(key);
        if (values.isEmpty()) {
            where.refuse(key, "a value is expected");
            return Option.none();
        }
        boolean single = values.size() == 1 && !where.isList(key);
        return single && values.getFirst() instanceof FactValue.Text text
                ? where.parsed(key, text.value(), Predicate::parse)
                : Option.some(new Predicate.OneOf(values));
    }

    private static Option<Timing> timing(Entry condition) {
        boolean expired = condition.truth("expired");
        Option<Timing> timing = condition.entry("when").flatMap(when -> {
            Option<Timing> read = length(when, "before_onset")
                    .<Timing>map(Timing.BeforeOnset::new)
                    .orElse(() -> length(when, "long_before_onset").map(Timing.LongBeforeOnset::new))
                    .orElse(() -> length(when, "around_onset").map(Timing.AroundOnset::new))
                    .orElse(() -> when.truth("after_onset") ? Option.some(new Timing.AfterOnset()) : Option.none());
            when.close();
            if (read.isEmpty()) {
                when.refuse("before_onset", "before_onset, long_before_onset, around_onset or after_onset is expected");
            }
            return read;
        });
        return expired ? Option.some(new Timing.OverBeforeOnset()) : timing;
    }

    private static Option<Duration> length(Entry when, String key) {
        return when.has(key) ? when.parsed(key, when.text(key), ClauseEntry::duration) : Option.none();
    }

    /** Reads {@code 90s}, {@code 30m}, {@code 2h} or {@code 7d}. */
    static Either<String, Duration> duration(String text) {
        Matcher matcher = LENGTH.matcher(text);
        if (!matcher.matches()) {
            return Either.left("\"" + text + "\" is no length of time; write 90s, 30m, 2h or 7d");
        }
        long count = Long.parseLong(matcher.group(1));
        return Either.right(
                switch (matcher.group(2)) {
                    case "s" -> Duration.ofSeconds(count);
                    case "m" -> Duration.ofMinutes(count);
                    case "h" -> Duration.ofHours(count);
                    default -> Duration.ofDays(count);
                });
    }
}
