package dev.sextant.investigation.persistence;

import static dev.sextant.investigation.persistence.db.Tables.ANALYSIS;
import static dev.sextant.investigation.persistence.db.Tables.FILE;

import dev.sextant.investigation.application.AnalysisDocument;
import dev.sextant.investigation.application.UploadedFiles;
import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.FileId;
import dev.sextant.investigation.domain.UploadedFile;
import dev.sextant.shared.application.StaleAggregate;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.persistence.JooqTransactions;
import io.vavr.control.Option;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Files as a row each, with a row for each analysis. */
public final class JooqUploadedFiles implements UploadedFiles {

    private final JooqTransactions transactions;

    /** Files in the transactions of this database. */
    public JooqUploadedFiles(JooqTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Option<UploadedFile> find(Actor actor, FileId id) {
        return one(actor, FILE.ID.eq(id.value()));
    }

    @Override
    public Option<UploadedFile> findByContent(Actor actor, CaseRef caseRef, String sha256) {
        return one(actor, FILE.CASE_ID.eq(caseRef.value()).and(FILE.SHA256.eq(sha256)));
    }

    private Option<UploadedFile> one(Actor actor, Condition which) {
        return Option.ofOptional(
                        transactions.dsl(actor).selectFrom(FILE).where(which).fetchOptional())
                .map(FileRows::restore);
    }

    @Override
    public List<UploadedFile> ofCase(Actor actor, CaseRef caseRef) {
        return transactions
                .dsl(actor)
                .selectFrom(FILE)
                .where(FILE.CASE_ID.eq(caseRef.value()))
                .orderBy(FILE.CREATED_AT, FILE.ID)
                .fetch(FileRows::restore);
    }

    @Override
    public void add(Actor actor, UploadedFile received) {
        transactions
                .dsl(actor)
                .insertInto(FILE)
                .set(FileRows.row(actor.tenant(), received))
                .execute();
    }

    @Override
    public void save(Actor actor, UploadedFile changed, long readVersion) {
        int saved = transactions
                .dsl(actor)
                .update(FILE)
                .set(FileRows.row(actor.tenant(), changed))
                .where(FILE.ID.eq(changed.id().value()))
                .and(FILE.VERSION.eq(readVersion))
                .execute();
        if (saved == 0) {
            throw new StaleAggregate(changed.id().toString(), readVersion);
        }
    }

    @Override
    public void keepAnalysis(Actor actor, FileId id, AnalysisDocument analysis) {
        transactions
                .dsl(actor)
                .insertInto(ANALYSIS)
                .set(ANALYSIS.TENANT_ID, actor.tenant().value())
                .set(ANALYSIS.FILE_ID, id.value())
                .set(ANALYSIS.DOCUMENT, analysis.json())
                .onConflict(ANALYSIS.TENANT_ID, ANALYSIS.FILE_ID)
                .doUpdate()
                .set(ANALYSIS.DOCUMENT, analysis.json())
                .execute();
    }

    @Override
    public void delete(Actor actor, FileId id, long readVersion) {
        int deleted = transactions
                .dsl(actor)
                .deleteFrom(FILE)
                .where(FILE.ID.eq(id.value()))
                .and(FILE.VERSION.eq(readVersion))
                .execute();
        if (deleted == 0) {
            throw new StaleAggregate(id.toString(), readVersion);
        }
    }

    /** An advisory lock, with the tenant in its key; it ends with the transaction. */
    @Override
    public void lockContent(Actor actor, String sha256) {
        transactions
                .dsl(actor)
                .select(DSL.field(
                        "pg_advisory_xact_lock(hashtextextended({0}, 1))",
                        Object.class, DSL.val(actor.tenant() + "\n" + sha256)))
                .execute();
    }

    @Override
    public long countByContent(Actor actor, String sha256) {
        return transactions.dsl(actor).fetchCount(FILE, FILE.SHA256.eq(sha256));
    }

    @Override
    public boolean hasAny(Actor actor) {
        return transactions.dsl(actor).fetchExists(FILE);
    }

    @Override
    public Set<String> withoutFile(Actor actor, Set<String> contents) {
        var left = new HashSet<>(contents);
        left.removeAll(transactions
                .dsl(actor)
                .selectDistinct(FILE.SHA256)
                .from(FILE)
                .where(FILE.SHA256.eq(DSL.any(contents.toArray(String[]::new))))
                .fetchSet(FILE.SHA256));
        return Set.copyOf(left);
    }
}
