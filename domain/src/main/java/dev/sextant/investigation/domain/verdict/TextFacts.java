package dev.sextant.investigation.domain.verdict;

import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.Period;
import dev.sextant.investigation.domain.evidence.Subject;
import dev.sextant.investigation.domain.evidence.Utterance;
import dev.sextant.investigation.domain.logs.Severity;
import dev.sextant.investigation.domain.signatures.TextPattern;
import dev.sextant.investigation.domain.signatures.TextScanner;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes facts of kind {@code text} of what was written: one for each known pattern, speaker and subject, however often it was said. A fact begins where the pattern comes to be said, so that one early line does not hide when a storm set in.
 */
public final class TextFacts {

    /** The kind of these facts. */
    public static final String KIND = "text";

    /** Characters of an example that are kept. */
    private static final int EXAMPLE = 300;

    /** So many different speakers are told apart for each pattern. */
    private static final int SPEAKERS = 500;

    private final TextScanner scanner;
    private final Map<TextPattern, Map<Speaker, Said>> said = new LinkedHashMap<>();

    /** Facts about these patterns. */
    public TextFacts(Collection<TextPattern> patterns) {
        scanner = new TextScanner(patterns);
    }

    private record Speaker(Utterance.Kind kind, Subject subject, String origin) {}

    /** Takes what was written. What an alert says is passed over: it is to be explained. */
    public void accept(Utterance utterance) {
        if (utterance.kind() == Utterance.Kind.ALERT) {
            return;
        }
        scanner.scan(utterance.text(), (pattern, parts) -> {
            Map<Speaker, Said> speakers = said.computeIfAbsent(pattern, p -> new LinkedHashMap<>());
            var speaker = new Speaker(
                    utterance.kind(), utterance.subject(), utterance.source().origin());
            Said one = speakers.get(speaker);
            if (one == null && speakers.size() < SPEAKERS) {
                one = new Said(utterance, parts);
                speakers.put(speaker, one);
            }
            if (one != null) {
                one.again(utterance);
            }
        });
    }

    /** The facts. */
    public List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        said.forEach((pattern, speakers) -> speakers.values().forEach(one -> facts.add(one.fact(pattern))));
        return facts;
    }

    /** What one speaker said of one thing. */
    private static final class Said {

        private final Utterance first;
        private final SortedMap<String, String> parts;
        private final Onsets times = new Onsets();
        private long count;
        private Severity worst = Severity.UNKNOWN;

        Said(Utterance first, SortedMap<String, String> parts) {
            this.first = first;
            this.parts = new TreeMap<>(parts);
        }

        void again(Utterance utterance) {
            count += utterance.times();
            utterance.at().forEach(at -> times.add(at.toEpochMilli()));
            worst = worst.compareTo(utterance.severity()) < 0 ? utterance.severity() : worst;
        }

        Fact fact(TextPattern pattern) {
            String line = first.text().strip().replaceAll("\\s+", " ");
            String example = line.length() > EXAMPLE ? line.substring(0, EXAMPLE) + "…" : line;
            Fact.Draft draft = Fact.of(KIND, first.subject(), first.source())
                    .text("pattern", pattern.toString())
                    .text("spoken", first.kind().name().toLowerCase(Locale.ROOT))
                    .text("severity", worst.name().toLowerCase(Locale.ROOT))
                    .text("example", example)
                    .number("count", (double) count)
                    .during(period());
            parts.forEach((name, value) -> number(draft, name, value));
            return draft.says(by() + ": “" + example + "”" + (count > 1 ? ", " + count + " times" : ""));
        }

        private Option<Period> period() {
            return times.from()
                    .map(from -> Period.between(Instant.ofEpochMilli(from), Instant.ofEpochMilli(times.last())));
        }

        private String by() {
            String whom = first.subject().isKnown() ? " of " + first.subject() : "";
            return switch (first.kind()) {
                case LOG -> "the log" + whom;
                case EVENT -> "an event" + whom;
                case STATEMENT -> "a person";
                case ALERT -> "the alert";
            };
        }

        private static void number(Fact.Draft draft, String name, String value) {
            try {
                draft.number(name, Double.parseDouble(value.replace(",", "")));
            } catch (NumberFormatException word) {
                draft.text(name, value);
            }
        }
    }
}
