package dev.sextant.investigation.persistence;

import static dev.sextant.investigation.persistence.db.Tables.ANALYSIS;
import static dev.sextant.investigation.persistence.db.Tables.FILE;

import dev.sextant.investigation.application.AnalysisDocument;
import dev.sextant.investigation.application.FileQueries;
import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.FileError;
import dev.sextant.investigation.domain.FileId;
import dev.sextant.investigation.persistence.db.tables.records.FileRecord;
import dev.sextant.shared.application.Cursor;
import dev.sextant.shared.application.JobId;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.persistence.JooqTransactions;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Questions about files as SQL, straight into the views. */
public final class JooqFileQueries implements FileQueries {

    private static final double PERCENT = 100;

    private final JooqTransactions transactions;

    /** Questions in the transactions of this database. */
    public JooqFileQueries(JooqTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Either<FileError, FileView> byId(Actor actor, FileId id) {
        return Option.ofOptional(transactions
                        .dsl(actor)
                        .select(FILE, ANALYSIS.DOCUMENT)
                        .from(FILE)
                        .leftJoin(ANALYSIS)
                        .on(ANALYSIS.TENANT_ID.eq(FILE.TENANT_ID), ANALYSIS.FILE_ID.eq(FILE.ID))
                        .where(FILE.ID.eq(id.value()))
                        .fetchOptional())
                .<FileError>toEither(() -> new FileError.FileNotFound(id))
                .map(row -> view(row.value1(), Option.of(row.value2()).map(AnalysisDocument::new)));
    }

    @Override
    public Either<FileError, FileSummary> summary(Actor actor, FileId id) {
        return Option.ofOptional(transactions
                        .dsl(actor)
                        .selectFrom(FILE)
                        .where(FILE.ID.eq(id.value()))
                        .fetchOptional())
                .<FileError>toEither(() -> new FileError.FileNotFound(id))
                .map(JooqFileQueries::summary);
    }

    @Override
    public Page<FileSummary> ofCase(Actor actor, CaseRef caseRef, PageRequest page) {
        Condition rest = page.after().map(JooqFileQueries::before).getOrElse(DSL::noCondition);
        List<FileRecord> fetched = transactions
                .dsl(actor)
                .selectFrom(FILE)
                .where(FILE.CASE_ID.eq(caseRef.value()))
                .and(rest)
                .orderBy(FILE.CREATED_AT.desc(), FILE.ID.desc())
                .limit(page.limit() + 1)
                .fetch();
        Page<FileRecord> part = Page.of(
                fetched,
                page.limit(),
                last -> new Cursor(
                        List.of(last.getCreatedAt().toString(), last.getId().toString())));
        return new Page<>(part.items().stream().map(JooqFileQueries::summary).toList(), part.next());
    }

    private static Condition before(Cursor cursor) {
        Instant createdAt = Instant.parse(cursor.keys().get(0));
        UUID id = UUID.fromString(cursor.keys().get(1));
        return DSL.row(FILE.CREATED_AT, FILE.ID).lt(createdAt, id);
    }

    private static FileView view(FileRecord row, Option<AnalysisDocument> analysis) {
        return new FileView(
                new FileId(row.getId()).toString(),
                new CaseRef(row.getCaseId()).toString(),
                row.getName(),
                row.getSize(),
                row.getSha256(),
                FileRows.kind(row),
                Option.of(row.getConfidencePercent()).map(percent -> percent / PERCENT),
                FileRows.state(row),
                new JobId(row.getJob()).toString(),
                Option.of(row.getFailure()),
                analysis,
                new UserId(row.getUploadedBy()).toString(),
                row.getCreatedAt(),
                row.getUpdatedAt(),
                row.getVersion());
    }

    private static FileSummary summary(FileRecord row) {
        return new FileSummary(
                new FileId(row.getId()).toString(),
                new CaseRef(row.getCaseId()).toString(),
                row.getName(),
                row.getSize(),
                row.getSha256(),
                FileRows.kind(row),
                FileRows.state(row),
                row.getCreatedAt());
    }
}
