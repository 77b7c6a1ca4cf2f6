package dev.sextant.bootstrap.bridge;

import dev.sextant.investigation.application.FileAnalyser;
import dev.sextant.investigation.domain.Finding;
import dev.sextant.investigation.domain.logs.reading.ContentRecognizer;
import dev.sextant.investigation.domain.logs.reading.ReadingLimits;
import dev.sextant.investigation.domain.logs.reading.ReadingRefusal;
import dev.sextant.investigation.domain.logs.reading.Recognition;
import dev.sextant.investigation.domain.logs.reading.TextFile;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;

/** Recognises a content by its first lines. */
public final class ContentAnalyser implements FileAnalyser {

    @Override
    public Examination examine(String name, InputStream content) throws IOException {
        var opened = TextFile.open(content, ReadingLimits.defaults());
        if (opened.isLeft()) {
            return refused(name, opened.getLeft());
        }
        try (TextFile text = opened.get()) {
            Recognition recognised =
                    ContentRecognizer.recognise(name, text.isGzip(), text.firstLines(ContentRecognizer.SAMPLE_LINES));
            return new Examination(finding(recognised, Option.none()), Option.none());
        }
    }

    private static Examination refused(String name, ReadingRefusal refusal) {
        Recognition recognised = ContentRecognizer.recogniseRefused(name, refusal);
        return new Examination(finding(recognised, Option.some(refusal.message())), Option.none());
    }

    private static Finding finding(Recognition recognised, Option<String> failure) {
        return new Finding(recognised.kind(), recognised.confidencePercent(), failure);
    }
}
