package dev.sextant.investigation.domain.logs;

import dev.sextant.investigation.domain.logs.mining.TemplateMiner;
import dev.sextant.investigation.domain.logs.reading.ReadingLimits;
import java.time.Instant;

/**
 * Tells for each physical line of a file the template of the record that it belongs to. The templates are only known after the
 * last line, so the numbers that are given while reading must be kept by the caller and translated afterwards.
 */
public final class TemplateListing {

    private final TemplateMiner miner;
    private final FileReport file;

    private TemplateListing(TemplateMiner miner, FileReport file) {
        this.miner = miner;
        this.file = file;
    }

    /** Takes the records of a file in order; together they have every physical line, each once. */
    @FunctionalInterface
    public interface Sink {
        /**
         * One record.
         *
         * @param firstLine its first line, counted from 1
         * @param lastLine its last line
         * @param number a preliminary number of its template
         */
        void record(long firstLine, long lastLine, int number);
    }

    /**
     * Reads a file.
     *
     * @param source the file; every text is taken, log or not
     * @param limits what the reader may hold and unpack
     * @param now the present
     * @param sink takes the records
     */
    public static TemplateListing read(LogSource source, ReadingLimits limits, Instant now, Sink sink) {
        TemplateMiner miner = new TemplateMiner();
        FileReport file = new RecordStream(source, limits, now)
                .read(
                        0,
                        false,
                        stored -> stored,
                        beginning -> {},
                        record -> sink.record(record.firstLine(), record.lastLine(), miner.add(record.message())));
        miner.finish();
        return new TemplateListing(miner, file);
    }

    /** What became of the file. */
    public FileReport file() {
        return file;
    }

    /** The number of the template that a preliminary number belongs to. */
    public int id(int number) {
        return miner.canonical(number);
    }

    /** The template of a number. */
    public String text(int number) {
        return miner.template(number);
    }
}
