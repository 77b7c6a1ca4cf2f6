package dev.sextant.investigation.web;

import dev.sextant.investigation.application.AnalysisDocument;
import dev.sextant.investigation.application.FileQueries.FileView;
import dev.sextant.investigation.domain.FileState;
import dev.sextant.investigation.domain.logs.reading.ContentKind;
import dev.sextant.shared.web.JsonFormat.RawJson;
import io.vavr.control.Option;
import java.time.Instant;

/** A file as clients see it: the view, with the analysis as JSON in it. */
record FileBody(
        String id,
        String caseId,
        String name,
        long size,
        String sha256,
        Option<ContentKind> kind,
        Option<Double> kindConfidence,
        FileState state,
        String job,
        Option<String> error,
        Option<RawJson> analysis,
        String uploadedBy,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    static FileBody of(FileView file) {
        return new FileBody(
                file.id(),
                file.caseId(),
                file.name(),
                file.size(),
                file.sha256(),
                file.kind(),
                file.kindConfidence(),
                file.state(),
                file.job(),
                file.error(),
                file.analysis().map(AnalysisDocument::json).map(RawJson::new),
                file.uploadedBy(),
                file.createdAt(),
                file.updatedAt(),
                file.version());
    }
}
