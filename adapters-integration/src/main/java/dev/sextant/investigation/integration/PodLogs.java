package dev.sextant.investigation.integration;

import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.Period;
import dev.sextant.investigation.domain.evidence.Relation;
import dev.sextant.investigation.domain.evidence.Source;
import dev.sextant.investigation.domain.evidence.Subject;
import dev.sextant.investigation.domain.evidence.Utterance;
import dev.sextant.investigation.domain.logs.Severity;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The log of a pod that stands in a document as one text or as a list of lines. */
final class PodLogs {

    static final String INSTRUMENT = "kubernetes.logs";
    private static final Pattern STAMPED = Pattern.compile(
            "\\[?(\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}:\\d{2}(?:[.,]\\d{1,9})?(?:Z|[+-]\\d{2}:?\\d{2})?)]?\\s+(.*)");

    private final Findings findings;

    PodLogs(Findings findings) {
        this.findings = findings;
    }

    /** Whether an object looks like the log of a pod. */
    static boolean looksLike(Field root) {
        return root.hasAny("pod_name", "pod") && root.hasAny("logs", "log", "lines");
    }

    /** Brings the lines of a log. */
    void tell(Field root) {
        Subject pod = new Subject("pod", root.at("pod_name", "pod").text());
        Field logs = root.at("logs", "log", "lines");
        PodNames.deploymentOf(pod.name())
                .forEach(owner -> findings.link(pod, Relation.PART_OF, new Subject("deployment", owner.deployment())));
        Source source = findings.source(INSTRUMENT, pod.name(), logs);
        if (logs.isList()) {
            Option<Instant> last = Option.none();
            for (Field line : logs.list()) {
                Source at = findings.source(INSTRUMENT, pod.name(), line);
                last = line.isObject() ? structured(pod, line, at) : line(pod, line.text(), last, at);
            }
        } else {
            Option<Instant> last = Option.none();
            for (String line : logs.text().lines().toList()) {
                last = line(pod, line, last, source);
            }
        }
    }

    private Option<Instant> structured(Subject pod, Field line, Source source) {
        Option<Instant> at = line.at("timestamp", "time", "ts").time();
        String text = line.at("message", "msg", "log", "line").text();
        String level = line.at("level", "severity", "status").text();
        tell(pod, text, level.isEmpty() ? Levels.in(text) : Levels.named(level), at, source);
        return at;
    }

    /** A line without a time stands where the one before it does. */
    private Option<Instant> line(Subject pod, String line, Option<Instant> last, Source source) {
        if (line.isBlank()) {
            return last;
        }
        Matcher stamped = STAMPED.matcher(line);
        Option<Instant> at = stamped.matches() ? Moments.parse(stamped.group(1)).orElse(last) : last;
        String text = stamped.matches() ? stamped.group(2) : line.strip();
        tell(pod, text, Levels.in(text), at, source);
        return at;
    }

    private void tell(Subject pod, String text, Severity severity, Option<Instant> at, Source source) {
        findings.utterance(new Utterance(Utterance.Kind.LOG, pod, at, severity, text, 1, source));
        Ending ending = Ending.in(text);
        if (ending.exitCode().isDefined() && text.startsWith("[")) {
            findings.fact(Fact.of("k8s.container", pod, source)
                    .number("last_exit_code", ending.exitCode())
                    .text("last_reason", ending.reason())
                    .during(at.map(Period::at))
                    .says("The log of pod " + pod.name() + " ends: a container was terminated with exit code "
                            + Phrases.number(ending.exitCode().get())));
        }
    }
}
