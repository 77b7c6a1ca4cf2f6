package dev.sextant.investigation.integration;

import dev.sextant.investigation.domain.evidence.Anchor;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.LongSummaryStatistics;
import java.util.stream.LongStream;

/** The stretch of a series, by which a person finds it again. */
final class SeriesWindow {

    private SeriesWindow() {}

    /** From the earliest to the latest of the times; none when there is none. */
    static Option<Anchor> of(String series, long[] times) {
        LongSummaryStatistics range = LongStream.of(times).summaryStatistics();
        return times.length == 0
                ? Option.none()
                : Option.some(new Anchor.Window(
                        series, Instant.ofEpochMilli(range.getMin()), Instant.ofEpochMilli(range.getMax())));
    }
}
