package dev.sextant.investigation.integration.catalogue;

import dev.sextant.investigation.domain.evidence.Anchor;
import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.FactValue;
import dev.sextant.investigation.domain.evidence.Link;
import dev.sextant.investigation.domain.evidence.Period;
import dev.sextant.investigation.domain.evidence.Relation;
import dev.sextant.investigation.domain.evidence.Source;
import dev.sextant.investigation.domain.evidence.Subject;
import dev.sextant.investigation.domain.evidence.Utterance;
import dev.sextant.investigation.domain.logs.Severity;
import dev.sextant.investigation.domain.verdict.SignatureExample;
import dev.sextant.investigation.domain.verdict.SignatureExample.Expected;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the examples that stand next to a signature. What an event says is also a text, as it is when a reader brings it. */
final class ExampleEntry {

    private static final Set<String> OWN = Set.of("kind", "subject", "from", "stream", "at", "until");

    private static final Set<String> SPEAKING = Set.of("k8s.event", "event", "k8s.container");

    private final String signature;
    private final List<Fact> facts = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final List<Utterance> utterances = new ArrayList<>();
    private final List<String> looked = new ArrayList<>();

    private ExampleEntry(String signature) {
        this.signature = signature;
    }

    static SignatureExample of(String signature, Entry entry) {
        var reading = new ExampleEntry(signature);
        String name = entry.text("name");
        String expect = entry.text("expect");
        Expected expected = switch (expect) {
            case "cause" -> new Expected.Cause();
            case "none" -> new Expected.NotNamed();
            default -> new Expected.Instead(expect);
        };
        entry.entries("facts").forEach(reading::add);
        entry.close();
        return new SignatureExample(
                signature, name, expected, reading.facts, reading.links, reading.utterances, reading.looked);
    }

    private void add(Entry entry) {
        if (entry.has("text") && !entry.has("kind")) {
            utterance(entry);
        } else if (entry.has("link")) {
            link(entry);
        } else if (entry.has("read")) {
            looked.addAll(entry.texts("read"));
            entry.close();
        } else {
            fact(entry);
        }
    }

    private void fact(Entry entry) {
        String kind = entry.has("kind") ? entry.text("kind") : "measure";
        Source source = source(entry, kind.equals("measure") ? entry.text("measure", "") : "");
        Subject subject = subject(entry);
        Fact.Draft draft = Fact.of(kind, subject, source).during(period(entry));
        var words = new StringBuilder(subject.isKnown() ? subject.toString() : kind);
        for (String key : entry.keys()) {
            if (!OWN.contains(key)) {
                for (FactValue value : entry.values(key)) {
                    add(draft, key, value);
                    words.append(", ").append(key.replace('_', ' ')).append(' ').append(value.words());
                }
            }
        }
        Fact fact = draft.says(words.toString());
        entry.close();
        facts.add(fact);
        if (SPEAKING.contains(kind) && fact.value("message").isDefined()) {
            utterances.add(new Utterance(
                    Utterance.Kind.EVENT,
                    subject,
                    fact.since(),
                    fact.text("type").equalsIgnoreCase("normal") ? Severity.INFO : Severity.WARN,
                    fact.text("message"),
                    fact.number("count").map(Double::longValue).getOrElse(1L),
                    source));
        }
    }

    private static void add(Fact.Draft draft, String key, FactValue value) {
        switch (value) {
            case FactValue.Text text -> draft.text(key, text.value());
            case FactValue.Amount amount -> draft.number(key, amount.value());
            case FactValue.Truth truth -> draft.truth(key, truth.value());
        }
    }

    private void utterance(Entry entry) {
        Utterance.Kind kind = entry.has("in")
                ? entry.word("in", ClauseEntry::kind, "log, event, statement").getOrElse(Utterance.Kind.LOG)
                : spokenBy(entry.text("from"));
        Severity severity = entry.has("severity")
                ? entry.word("severity", ClauseEntry::severity, "debug, info, warn, error, fatal")
                        .getOrElse(Severity.UNKNOWN)
                : Severity.ERROR;
        Subject subject = subject(entry);
        utterances.add(new Utterance(
                kind,
                subject,
                time(entry, "at"),
                severity,
                entry.text("text"),
                Math.max(1, entry.whole("times", entry.whole("count", 1))),
                source(entry, subject.name())));
        entry.close();
    }

    private static Utterance.Kind spokenBy(String instrument) {
        if (instrument.endsWith("events")) {
            return Utterance.Kind.EVENT;
        }
        return instrument.equals("person") ? Utterance.Kind.STATEMENT : Utterance.Kind.LOG;
    }

    private void link(Entry entry) {
        String text = entry.text("link");
        Option<Relation> relation = Option.ofOptional(Arrays.stream(Relation.values())
                .filter(each -> text.contains(" " + each.name().toLowerCase(Locale.ROOT) + " "))
                .findFirst());
        if (relation.isEmpty()) {
            entry.refuse("link", "write: pod a part_of deployment b (or runs_on, depends_on, same_as)");
        } else {
            String[] ends = text.split(" " + relation.get().name().toLowerCase(Locale.ROOT) + " ", 2);
            links.add(new Link(subject(ends[0]), relation.get(), subject(ends[1])));
        }
        entry.close();
    }

    private Source source(Entry entry, String stream) {
        return new Source(signature + ".yml", entry.text("from"), entry.text("stream", stream), new Anchor.Whole());
    }

    private static Subject subject(Entry entry) {
        String text = entry.text("subject", "");
        return text.isEmpty() ? Subject.UNKNOWN : subject(text);
    }

    private static Subject subject(String text) {
        int blank = text.strip().indexOf(' ');
        return blank < 0
                ? new Subject("service", text.strip())
                : new Subject(
                        text.strip().substring(0, blank),
                        text.strip().substring(blank + 1).strip());
    }

    private static Option<Period> period(Entry entry) {
        Option<Instant> from = time(entry, "at");
        Option<Instant> until = time(entry, "until");
        return from.map(at -> Period.between(at, until.getOrElse(at)));
    }

    private static Option<Instant> time(Entry entry, String key) {
        return entry.has(key) ? entry.parsed(key, entry.text(key), ExampleEntry::instant) : Option.none();
    }

    private static Either<String, Instant> instant(String text) {
        try {
            return Either.right(Instant.parse(text));
        } catch (DateTimeParseException wrong) {
            return Either.left("\"" + text + "\" is no time; write 2026-03-01T10:00:00Z");
        }
    }
}
