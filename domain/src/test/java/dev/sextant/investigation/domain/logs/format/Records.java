package dev.sextant.investigation.domain.logs.format;

import dev.sextant.investigation.domain.logs.LogLine;
import dev.sextant.investigation.domain.logs.LogRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The records of a few lines, assembled with the format detected in the same lines. */
final class Records {

    static final Instant REFERENCE = Instant.parse("2026-03-10T12:00:00Z");

    private Records() {}

    static List<LogRecord> of(String... lines) {
        return of(REFERENCE, List.of(lines));
    }

    static List<LogRecord> of(Instant reference, List<String> lines) {
        List<LogRecord> records = new ArrayList<>();
        RecordAssembler assembler =
                new RecordAssembler(0, LogFormat.detect(lines), reference.toEpochMilli(), records::add);
        for (int i = 0; i < lines.size(); i++) {
            assembler.accept(new LogLine(i + 1, lines.get(i), false));
        }
        assembler.finish();
        return records;
    }

    static Instant time(LogRecord entry) {
        return Instant.ofEpochMilli(entry.epochMillis());
    }
}
