package dev.sextant.bootstrap.bridge;

import dev.sextant.bootstrap.cli.logs.JsonReport;
import dev.sextant.investigation.application.AnalysisDocument;
import dev.sextant.investigation.application.FileAnalyser;
import dev.sextant.investigation.domain.Finding;
import dev.sextant.investigation.domain.logs.FileReport;
import dev.sextant.investigation.domain.logs.FileReport.Outcome;
import dev.sextant.investigation.domain.logs.LogAnalysis;
import dev.sextant.investigation.domain.logs.LogReport;
import dev.sextant.investigation.domain.logs.LogSource;
import dev.sextant.investigation.domain.logs.reading.ReadingLimits;
import dev.sextant.investigation.domain.logs.reading.ReadingRefusal;
import io.vavr.control.Option;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;

/** Analyses a content as {@code sextant investigate} does, and keeps what was found in the form that its {@code --format json} prints. */
public final class ContentAnalyser implements FileAnalyser {

    private final Clock clock;

    /**
     * An analyser.
     *
     * @param clock tells the present, which settles the year of stamps without one
     */
    public ContentAnalyser(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Examination examine(String name, InputStream content) throws IOException {
        var source = new LogSource(name, () -> new LeftOpen(content), Option.none());
        LogReport report = new LogAnalysis(ReadingLimits.defaults(), clock.instant())
                .analyse(List.of(source), Option.none(), (index, bytes) -> {});
        FileReport file = report.files().getFirst();
        if (file.outcome() instanceof Outcome.Refused refused) {
            if (refused.reason() instanceof ReadingRefusal.Unreadable unreadable) {
                throw new IOException(unreadable.message());
            }
            return new Examination(finding(file, Option.some(refused.reason().message())), Option.none());
        }
        Option<AnalysisDocument> analysis =
                Option.when(file.isAnalysed(), () -> new AnalysisDocument(JsonReport.compact(report)));
        return new Examination(finding(file, Option.none()), analysis);
    }

    private static Finding finding(FileReport file, Option<String> failure) {
        return new Finding(file.recognition().kind(), file.recognition().confidencePercent(), failure);
    }

    /** A stream that is closed by the one who opened it. */
    private static final class LeftOpen extends FilterInputStream {

        LeftOpen(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return in.read(target, offset, length);
        }

        @Override
        public void close() {
            // The caller closes what it opened.
        }
    }
}
