package dev.sextant.investigation.domain.verdict;

import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.Period;
import dev.sextant.investigation.domain.evidence.Source;
import dev.sextant.investigation.domain.evidence.Subject;
import dev.sextant.investigation.domain.evidence.Utterance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many of the lines of each log are errors. Facts of kind {@code log.errors} where there are some, of kind {@code log.quiet} where there are none. */
public final class LogTally {

    /** So many logs are told apart; the rest is counted together. */
    private static final int LOGS = 2_000;

    private static final String REST = "other logs";

    private final Map<String, Tally> tallies = new LinkedHashMap<>();

    /** Takes what was written; only logs are counted. */
    public void accept(Utterance utterance) {
        if (utterance.kind() != Utterance.Kind.LOG) {
            return;
        }
        String key = utterance.source().origin() + "|" + utterance.subject();
        String kept = tallies.size() < LOGS || tallies.containsKey(key) ? key : REST;
        tallies.computeIfAbsent(kept, log -> new Tally(utterance)).add(utterance);
    }

    /** The facts. */
    public List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        tallies.values().forEach(tally -> facts.add(tally.fact()));
        return facts;
    }

    private static final class Tally {

        private final Subject subject;
        private final Source source;
        private final Onsets errorTimes = new Onsets();
        private Source firstError;
        private long lines;
        private long errors;

        Tally(Utterance first) {
            subject = first.subject();
            source = first.source();
            firstError = source;
        }

        void add(Utterance utterance) {
            lines += utterance.times();
            if (utterance.severity().isError()) {
                firstError = errors == 0 ? utterance.source() : firstError;
                errors += utterance.times();
                utterance.at().forEach(at -> errorTimes.add(at.toEpochMilli()));
            }
        }

        Fact fact() {
            String whose = subject.isKnown() ? "the log of " + subject : "the log " + source.file();
            Fact.Draft draft = Fact.of(
                            errors > 0 ? "log.errors" : "log.quiet", subject, errors > 0 ? firstError : source)
                    .number("lines", (double) lines)
                    .number("count", (double) errors)
                    .number("share", (double) errors / lines);
            if (errors == 0) {
                return draft.says("no error in " + whose + " (" + lines + " lines)");
            }
            return draft.during(errorTimes
                            .from()
                            .map(from -> Period.between(
                                    Instant.ofEpochMilli(from), Instant.ofEpochMilli(errorTimes.last()))))
                    .says(errors + " of " + lines + " lines of " + whose + " are errors");
        }
    }
}
