package dev.sextant.investigation.integration;

import dev.sextant.investigation.application.EvidenceReader;
import dev.sextant.investigation.domain.evidence.Anchor;
import dev.sextant.investigation.domain.evidence.EvidenceSink;
import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.Source;
import dev.sextant.investigation.domain.evidence.Subject;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what {@code kubectl rollout history} prints: the revisions of a workload and their causes, without times. */
final class RolloutHistoryReader implements EvidenceReader {

    private static final int SURE = 95;
    private static final Pattern WORKLOAD =
            Pattern.compile("([a-z]{1,40})(?:\\.apps)?/([a-z0-9][a-z0-9.-]{0,252})\\s*");
    private static final Pattern HEADER = Pattern.compile("REVISION\\s+CHANGE-CAUSE\\s*");
    private static final Pattern REVISION = Pattern.compile("(\\d{1,9})\\s+(\\S.*)");

    @Override
    public String takes() {
        return "histories of rollouts";
    }

    @Override
    public int sureness(Beginning beginning) {
        List<String> lines = TextLines.first(beginning);
        return lines.size() >= 2
                        && WORKLOAD.matcher(lines.getFirst()).matches()
                        && HEADER.matcher(lines.get(1)).matches()
                ? SURE
                : 0;
    }

    @Override
    public Either<Malformed, Read> read(String file, InputStream content, EvidenceSink sink) throws IOException {
        Findings findings = new Findings(file, sink);
        TextLines lines = new TextLines(content);
        Subject subject = Subject.UNKNOWN;
        boolean more = true;
        while (more) {
            try {
                Option<String> line = lines.next();
                more = line.isDefined();
                subject = line(findings, line.getOrElse(""), lines.number(), subject);
            } catch (WrongValue wrong) {
                findings.leaveOut(wrong);
            }
        }
        return findings.outcome();
    }

    /** Takes a line; the workload that the next ones are about. */
    private static Subject line(Findings findings, String line, long number, Subject subject) {
        Matcher workload = WORKLOAD.matcher(line);
        if (workload.matches()) {
            return new Subject(KubernetesObject.typeOf(workload.group(1)), workload.group(2));
        }
        Matcher revision = REVISION.matcher(line);
        if (revision.matches()) {
            findings.attempt(() ->
                    tell(findings, subject, revision.group(1), revision.group(2).strip(), number));
        } else if (!line.isBlank() && !HEADER.matcher(line).matches()) {
            throw new WrongValue("line " + number, "This is neither a workload nor a revision");
        }
        return subject;
    }

    private static void tell(Findings findings, Subject subject, String revision, String cause, long number) {
        boolean known = !cause.equals("<none>");
        Source source = new Source(findings.file(), "changes", "", new Anchor.Lines(number, number));
        findings.fact(Fact.of("change", subject, source)
                .text("change", known && cause.contains("rollback") ? "rollback" : "deploy")
                .text("what", known ? Secrets.hidden(cause) : "")
                .text("version", revision)
                .says("Revision " + revision + " of " + subject + " was rolled out"
                        + (known ? ": " + Phrases.line(Secrets.hidden(cause)) : "")));
    }
}
