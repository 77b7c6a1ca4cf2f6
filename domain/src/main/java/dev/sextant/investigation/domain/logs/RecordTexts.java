package dev.sextant.investigation.domain.logs;

import io.vavr.control.Option;

/** Keeps the lines of the record that is being read, until it is known to be whole. The newest line may begin the next one. */
final class RecordTexts {

    /** Characters of one record that are kept; a longer one is told by its beginning. */
    private static final int KEPT = 8 * 1024;

    private final LogAnalysis.Listener listener;
    private final StringBuilder text = new StringBuilder();
    private Option<LogLine> newest = Option.none();

    RecordTexts(LogAnalysis.Listener listener) {
        this.listener = listener;
    }

    void line(LogLine line) {
        newest.forEach(this::keep);
        newest = Option.some(line);
    }

    private void keep(LogLine line) {
        if (text.length() < KEPT) {
            text.append(text.isEmpty() ? "" : "\n").append(line.text());
        }
    }

    void record(LogRecord record) {
        if (newest.exists(line -> line.number() <= record.lastLine())) {
            newest.forEach(this::keep);
            newest = Option.none();
        }
        listener.record(new ToldRecord(record, text.toString()));
        text.setLength(0);
    }
}
