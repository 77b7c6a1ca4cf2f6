package dev.sextant.investigation.persistence;

import static dev.sextant.investigation.persistence.db.Tables.FILE;

import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.FileId;
import dev.sextant.investigation.domain.FileName;
import dev.sextant.investigation.domain.FileSnapshot;
import dev.sextant.investigation.domain.FileState;
import dev.sextant.investigation.domain.Finding;
import dev.sextant.investigation.domain.UploadedFile;
import dev.sextant.investigation.domain.logs.reading.ContentKind;
import dev.sextant.investigation.persistence.db.tables.records.FileRecord;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.util.Locale;

/** Turns a file into a row and a row into a file; decides nothing. */
final class FileRows {

    private FileRows() {}

    static FileRecord row(TenantId tenant, UploadedFile file) {
        FileSnapshot kept = file.snapshot();
        var row = new FileRecord();
        row.setTenantId(tenant.value());
        row.setId(kept.id().value());
        row.setVersion(kept.version());
        row.setCaseId(kept.caseRef().value());
        row.setName(kept.name().value());
        row.setSha256(kept.sha256());
        row.setSize(kept.size());
        row.setState(kept.state().code());
        row.set(
                FILE.KIND,
                kept.finding()
                        .map(finding -> finding.kind().name().toLowerCase(Locale.ROOT))
                        .getOrNull());
        row.set(
                FILE.CONFIDENCE_PERCENT,
                kept.finding().map(Finding::confidencePercent).getOrNull());
        row.set(FILE.FAILURE, kept.finding().flatMap(Finding::failure).getOrNull());
        row.setJob(kept.job());
        row.setUploadedBy(kept.uploadedBy().value());
        row.setCreatedAt(kept.createdAt());
        row.setUpdatedAt(kept.updatedAt());
        return row;
    }

    static UploadedFile restore(FileRecord row) {
        return UploadedFile.restore(new FileSnapshot(
                new FileId(row.getId()),
                row.getVersion(),
                new CaseRef(row.getCaseId()),
                new FileName(row.getName()),
                row.getSha256(),
                row.getSize(),
                state(row),
                kind(row).map(kind -> new Finding(kind, row.getConfidencePercent(), Option.of(row.getFailure()))),
                row.getJob(),
                new UserId(row.getUploadedBy()),
                row.getCreatedAt(),
                row.getUpdatedAt()));
    }

    static FileState state(FileRecord row) {
        return FileState.of(row.getState())
                .getOrElseThrow(() -> new IllegalStateException("no state: " + row.getState()));
    }

    static Option<ContentKind> kind(FileRecord row) {
        return Option.of(row.getKind()).map(kind -> ContentKind.valueOf(kind.toUpperCase(Locale.ROOT)));
    }
}
