package dev.sextant.investigation.domain.logs;

import dev.sextant.investigation.domain.logs.format.LogFormat;
import dev.sextant.investigation.domain.logs.format.RecordAssembler;
import dev.sextant.investigation.domain.logs.reading.ContentRecognizer;
import dev.sextant.investigation.domain.logs.reading.ReadingLimits;
import dev.sextant.investigation.domain.logs.reading.ReadingRefusal;
import dev.sextant.investigation.domain.logs.reading.ReadingSummary;
import dev.sextant.investigation.domain.logs.reading.Recognition;
import dev.sextant.investigation.domain.logs.reading.TextFile;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The records of one file: opened, recognised, read line by line and assembled, in one pass. */
final class RecordStream {

    /** Confidence from which a text that has no times is held to be no log. */
    private static final int SURELY = 60;

    private final LogSource source;
    private final ReadingLimits limits;
    private final Instant now;
    private long lines;
    private long records;

    RecordStream(LogSource source, ReadingLimits limits, Instant now) {
        this.source = source;
        this.limits = limits;
        this.now = now;
    }

    /** What a file turned out to be before its records were read. */
    record Beginning(Recognition recognition, LogFormat format, List<String> lines) {}

    /**
     * Reads the file.
     *
     * @param index of the file, for its records
     * @param onlyLogs whether texts that are surely no log are left out
     * @param watched wraps the stored bytes, to follow the progress
     * @param beginning told once before the first record
     * @param sink takes the records
     */
    FileReport read(
            int index, boolean onlyLogs, Watching watched, Consumer<Beginning> beginning, Consumer<LogRecord> sink) {
        return read(index, onlyLogs, watched, beginning, line -> {}, sink);
    }

    /**
     * Reads the file.
     *
     * @param told takes every physical line, before the record that it begins or continues
     */
    FileReport read(
            int index,
            boolean onlyLogs,
            Watching watched,
            Consumer<Beginning> beginning,
            Consumer<LogLine> told,
            Consumer<LogRecord> sink) {
        try (InputStream stored = watched.over(source.content().open())) {
            Either<ReadingRefusal, TextFile> opened = TextFile.open(stored, limits);
            if (opened.isLeft()) {
                return refused(opened.getLeft());
            }
            try (TextFile file = opened.get()) {
                return read(file, index, onlyLogs, beginning, told, sink);
            }
        } catch (IOException failed) {
            String message = failed.getMessage();
            return refused(new ReadingRefusal.Unreadable(message == null ? "input or output failed" : message));
        }
    }

    /** Wraps a stream to see how much of it was read. */
    @FunctionalInterface
    interface Watching {
        /** The stream to read instead. */
        InputStream over(InputStream stored);
    }

    private FileReport read(
            TextFile file,
            int index,
            boolean onlyLogs,
            Consumer<Beginning> beginning,
            Consumer<LogLine> told,
            Consumer<LogRecord> sink)
            throws IOException {
        List<String> first = file.firstLines(ContentRecognizer.SAMPLE_LINES);
        Recognition recognition = ContentRecognizer.recognise(source.name(), file.isGzip(), first);
        LogFormat format = LogFormat.detect(first);
        if (onlyLogs && isSurelyNoLog(recognition, format)) {
            String note = "This looks like " + recognition.kind().words() + " (" + recognition.confidencePercent()
                    + " %), not like a log; it was left out.";
            return new FileReport(
                    source.name(), new FileReport.Outcome.NotALog(), recognition, Option.none(), "", 0, List.of(note));
        }
        beginning.accept(new Beginning(recognition, format, first));
        long reference = source.modified().getOrElse(now).toEpochMilli();
        RecordAssembler assembler = new RecordAssembler(index, format, reference, record -> {
            records++;
            sink.accept(record);
        });
        Either<ReadingRefusal, ReadingSummary> read = all(file, told, assembler);
        List<String> notes = new ArrayList<>();
        read.forEach(summary -> notes.addAll(summary.notes()));
        notes.addAll(format.notes());
        return new FileReport(
                source.name(),
                read.fold(
                        refusal -> new FileReport.Outcome.Refused(refusal, lines),
                        summary -> new FileReport.Outcome.Analysed()),
                recognition,
                read.toOption(),
                format.name(),
                records,
                notes);
    }

    /** The lines of a file that ends in the middle make records all the same, the last one too. */
    private Either<ReadingRefusal, ReadingSummary> all(TextFile file, Consumer<LogLine> told, RecordAssembler assembler)
            throws IOException {
        try {
            return file.forEachLine(line -> {
                lines = line.number();
                told.accept(line);
                assembler.accept(line);
            });
        } finally {
            assembler.finish();
        }
    }

    private static boolean isSurelyNoLog(Recognition recognition, LogFormat format) {
        return switch (recognition.kind()) {
            case LOGS, UNKNOWN, METRICS, TRACE -> false;
            case CONFIGURATION, SOURCE_CODE, DOCUMENT, IMAGE ->
                recognition.confidencePercent() >= SURELY && !format.timed();
        };
    }

    private FileReport refused(ReadingRefusal refusal) {
        return new FileReport(
                source.name(),
                new FileReport.Outcome.Refused(refusal, lines),
                ContentRecognizer.recogniseRefused(source.name(), refusal),
                Option.none(),
                "",
                records,
                List.of());
    }
}
