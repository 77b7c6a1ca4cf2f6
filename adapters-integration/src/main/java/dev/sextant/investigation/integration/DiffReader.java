package dev.sextant.investigation.integration;

import dev.sextant.investigation.application.EvidenceReader;
import dev.sextant.investigation.domain.evidence.EvidenceSink;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Reads unified diffs, as {@code diff -u} and Git write them. */
final class DiffReader implements EvidenceReader {

    private static final int SURE = 90;

    @Override
    public String takes() {
        return "unified diffs";
    }

    @Override
    public int sureness(Beginning beginning) {
        List<String> lines = TextLines.first(beginning);
        for (int i = 0; i < lines.size(); i++) {
            boolean header = i + 2 < lines.size()
                    && lines.get(i).startsWith("--- ")
                    && lines.get(i + 1).startsWith("+++ ")
                    && lines.get(i + 2).startsWith("@@ ");
            if (header || lines.get(i).startsWith("diff --git a/")) {
                return SURE;
            }
        }
        return 0;
    }

    @Override
    public Either<Malformed, Read> read(String file, InputStream content, EvidenceSink sink) throws IOException {
        Findings findings = new Findings(file, sink);
        TextLines lines = new TextLines(content);
        DiffFacts facts = new DiffFacts(findings);
        boolean more = true;
        while (more) {
            try {
                Option<String> line = lines.next();
                more = line.isDefined();
                line.forEach(text -> facts.line(text, lines.number()));
            } catch (WrongValue wrong) {
                findings.leaveOut(wrong);
            }
        }
        facts.end();
        return findings.outcome();
    }
}
