package dev.sextant.investigation.domain.logs;

import dev.sextant.investigation.domain.logs.change.ChangeReport;
import dev.sextant.investigation.domain.logs.change.LogHistory;
import dev.sextant.investigation.domain.logs.mining.TemplateMiner;
import dev.sextant.investigation.domain.logs.reading.ReadingLimits;
import io.vavr.control.Option;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Analyses logs that nobody prepared: one pass over the files, then a report of what they are made of and what changed in them.
 * Memory grows with the number of templates and not with the lines; some 150 MB are enough for any file. A file that
 * cannot be read is told in the report and hinders no other.
 */
public final class LogAnalysis {

    /** A stamp with an offset, as far as needed to know the log's own zone. */
    private static final Pattern STATED_OFFSET =
            Pattern.compile("\\d{2}:\\d{2}:\\d{2}(?:[.,]\\d+)? ?([+-]\\d{2}):?(\\d{2})(?!\\d)");

    /** Templates that were merged are joined in the history when this many new ones have come. */
    private static final int JOIN_AFTER = 5_000;

    private final ReadingLimits limits;
    private final Instant now;

    /**
     * An analysis.
     *
     * @param limits what the reader may hold and unpack
     * @param now the present, which settles the year of stamps without one in files of unknown age
     */
    public LogAnalysis(ReadingLimits limits, Instant now) {
        this.limits = limits;
        this.now = now;
    }

    /** Follows the reading of the files. */
    @FunctionalInterface
    public interface Progress {
        /**
         * Some more was read; called often, from the reading thread.
         *
         * @param source index of the file
         * @param storedBytes bytes of it that were read so far, as they are stored
         */
        void read(int source, long storedBytes);
    }

    /**
     * Analyses files together, on one timeline.
     *
     * @param sources the files, in the order in which records without time are to follow each other
     * @param onset a time to compare before and after
     * @param progress follows the reading
     */
    public LogReport analyse(List<LogSource> sources, Option<AskedTime> onset, Progress progress) {
        return analyse(sources, onset, progress, record -> {});
    }

    /** Takes the records as they are read, with their whole text. */
    @FunctionalInterface
    public interface Listener {
        /**
         * A record was read; called from the reading thread.
         *
         * @param record what it is and where it stands
         */
        void record(ToldRecord record);
    }

    /**
     * Analyses files together, on one timeline, and lets somebody else read along.
     *
     * @param listener takes every record with its text
     */
    public LogReport analyse(List<LogSource> sources, Option<AskedTime> onset, Progress progress, Listener listener) {
        TemplateMiner miner = new TemplateMiner();
        LogHistory history = new LogHistory();
        Pass pass = new Pass(miner, history);
        List<FileReport> files = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            int index = i;
            RecordTexts texts = new RecordTexts(listener);
            FileReport file = new RecordStream(sources.get(i), limits, now)
                    .read(
                            index,
                            true,
                            stored -> new Watched(stored, index, progress),
                            pass::begin,
                            texts::line,
                            record -> {
                                pass.add(record);
                                texts.record(record);
                            });
            files.add(withOrder(file, history.outOfOrder(index)));
        }
        miner.finish();
        history.join(miner::canonical);
        Option<Long> at = onset.map(
                asked -> asked.resolve(pass.zone, history.firstMillis().getOrElse(0L)));
        ChangeReport change = ChangeReport.of(history, miner::template, at);
        return new LogReport(files, templates(miner, history), change);
    }

    private static FileReport withOrder(FileReport file, long outOfOrder) {
        if (outOfOrder == 0) {
            return file;
        }
        List<String> notes = new ArrayList<>(file.notes());
        notes.add(
                outOfOrder == 1
                        ? "1 record is earlier than one before it; the timeline puts it in its place."
                        : outOfOrder
                                + " records are earlier than one before them; the timeline puts them in their place.");
        return new FileReport(
                file.name(), file.outcome(), file.recognition(), file.reading(), file.format(), file.records(), notes);
    }

    private static List<LogReport.Template> templates(TemplateMiner miner, LogHistory history) {
        List<LogReport.Template> templates = new ArrayList<>();
        for (int id = 0; id < history.templates(); id++) {
            int number = id;
            history.activity(id)
                    .forEach(activity ->
                            templates.add(new LogReport.Template(number, miner.template(number), activity)));
        }
        templates.sort(
                Comparator.<LogReport.Template>comparingLong(t -> t.activity().count())
                        .reversed()
                        .thenComparingInt(LogReport.Template::id));
        return templates;
    }

    /** What is carried from record to record. */
    private static final class Pass {

        private final TemplateMiner miner;
        private final LogHistory history;
        private int joinedAt;
        private ZoneOffset zone = ZoneOffset.UTC;
        private boolean zoneKnown;

        Pass(TemplateMiner miner, LogHistory history) {
            this.miner = miner;
            this.history = history;
        }

        void begin(RecordStream.Beginning beginning) {
            for (String line : beginning.lines()) {
                Matcher stated = STATED_OFFSET.matcher(line);
                if (!zoneKnown && stated.find()) {
                    int hours = Integer.parseInt(stated.group(1));
                    int minutes = Integer.parseInt(stated.group(2));
                    if (Math.abs(hours) <= 14 && minutes < 60) {
                        zone = ZoneOffset.ofTotalSeconds(hours * 3_600 + Integer.signum(hours) * minutes * 60);
                        zoneKnown = true;
                    }
                }
            }
        }

        void add(LogRecord record) {
            history.add(record, miner.canonical(miner.add(record.message())));
            if (miner.ids() - joinedAt > JOIN_AFTER) {
                history.join(miner::canonical);
                joinedAt = miner.ids();
            }
        }
    }

    /** Tells how many bytes were read. */
    private static final class Watched extends FilterInputStream {

        private final int source;
        private final Progress progress;
        private long bytes;

        Watched(InputStream in, int source, Progress progress) {
            super(in);
            this.source = source;
            this.progress = progress;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            bytes += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            if (count > 0) {
                bytes += count;
                progress.read(source, bytes);
            }
            return count;
        }
    }
}
