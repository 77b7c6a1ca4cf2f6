package dev.sextant.investigation.application.inmemory;

import dev.sextant.investigation.application.AnalysisDocument;
import dev.sextant.investigation.application.FileQueries;
import dev.sextant.investigation.application.UploadedFiles;
import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.FileError;
import dev.sextant.investigation.domain.FileId;
import dev.sextant.investigation.domain.FileSnapshot;
import dev.sextant.investigation.domain.Finding;
import dev.sextant.investigation.domain.UploadedFile;
import dev.sextant.shared.application.Cursor;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.application.StaleAggregate;
import dev.sextant.shared.application.inmemory.InMemoryTable;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Keeps files and their analyses in memory, and answers questions about them. Transactions run one at a time, so locking a content has nothing to do. */
public final class InMemoryUploadedFiles implements UploadedFiles, FileQueries {

    private static final Comparator<FileSnapshot> OLDEST_FIRST = Comparator.comparing(FileSnapshot::createdAt)
            .thenComparing(kept -> kept.id().value());

    private final InMemoryTransactions transactions;
    private final InMemoryTable<FileId, UploadedFile> files;
    private final InMemoryTable<FileId, AnalysisDocument> analyses;

    /** No file yet. */
    public InMemoryUploadedFiles(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.files = new InMemoryTable<>(transactions);
        this.analyses = new InMemoryTable<>(transactions);
    }

    @Override
    public Option<UploadedFile> find(Actor actor, FileId id) {
        return files.find(actor, id);
    }

    @Override
    public Option<UploadedFile> findByContent(Actor actor, CaseRef caseRef, String sha256) {
        return Option.ofOptional(files.all(actor).stream()
                .filter(file -> file.caseRef().equals(caseRef) && file.sha256().equals(sha256))
                .findFirst());
    }

    @Override
    public List<UploadedFile> ofCase(Actor actor, CaseRef caseRef) {
        return files.all(actor).stream()
                .filter(file -> file.caseRef().equals(caseRef))
                .sorted(Comparator.comparing(UploadedFile::snapshot, OLDEST_FIRST))
                .toList();
    }

    @Override
    public void add(Actor actor, UploadedFile received) {
        if (findByContent(actor, received.caseRef(), received.sha256()).isDefined()) {
            throw new IllegalStateException("the case has a file with this content already");
        }
        files.put(actor, received.id(), received);
    }

    @Override
    public void save(Actor actor, UploadedFile changed, long readVersion) {
        requireVersion(actor, changed.id(), readVersion);
        files.put(actor, changed.id(), changed);
    }

    @Override
    public void keepAnalysis(Actor actor, FileId id, AnalysisDocument analysis) {
        if (files.find(actor, id).isEmpty()) {
            throw new IllegalStateException("there is no file " + id);
        }
        analyses.put(actor, id, analysis);
    }

    @Override
    public void delete(Actor actor, FileId id, long readVersion) {
        requireVersion(actor, id, readVersion);
        files.remove(actor, id);
        analyses.remove(actor, id);
    }

    private void requireVersion(Actor actor, FileId id, long readVersion) {
        if (!files.find(actor, id).exists(kept -> kept.version() == readVersion)) {
            throw new StaleAggregate(id.toString(), readVersion);
        }
    }

    @Override
    public void lockContent(Actor actor, String sha256) {
        transactions.require(actor, true);
    }

    @Override
    public long countByContent(Actor actor, String sha256) {
        return files.all(actor).stream()
                .filter(file -> file.sha256().equals(sha256))
                .count();
    }

    @Override
    public boolean hasAny(Actor actor) {
        return !files.all(actor).isEmpty();
    }

    @Override
    public Set<String> withoutFile(Actor actor, Set<String> contents) {
        var left = new HashSet<>(contents);
        files.all(actor).forEach(file -> left.remove(file.sha256()));
        return Set.copyOf(left);
    }

    @Override
    public Either<FileError, FileView> byId(Actor actor, FileId id) {
        return files.find(actor, id)
                .<FileError>toEither(() -> new FileError.FileNotFound(id))
                .map(file -> FileView.of(file, analyses.find(actor, id)));
    }

    @Override
    public Either<FileError, FileSummary> summary(Actor actor, FileId id) {
        return files.find(actor, id)
                .<FileError>toEither(() -> new FileError.FileNotFound(id))
                .map(file -> summary(file.snapshot()));
    }

    @Override
    public Page<FileSummary> ofCase(Actor actor, CaseRef caseRef, PageRequest page) {
        List<FileSnapshot> newestFirst = ofCase(actor, caseRef).stream()
                .map(UploadedFile::snapshot)
                .sorted(OLDEST_FIRST.reversed())
                .filter(kept -> !page.after().exists(cursor -> !isAfter(kept, cursor)))
                .limit(page.limit() + 1L)
                .toList();
        Page<FileSnapshot> part = Page.of(
                newestFirst,
                page.limit(),
                last -> new Cursor(
                        List.of(last.createdAt().toString(), last.id().value().toString())));
        return new Page<>(
                part.items().stream().map(InMemoryUploadedFiles::summary).toList(), part.next());
    }

    private static boolean isAfter(FileSnapshot kept, Cursor cursor) {
        int byTime = kept.createdAt().compareTo(Instant.parse(cursor.keys().get(0)));
        return byTime < 0
                || (byTime == 0
                        && kept.id()
                                        .value()
                                        .compareTo(UUID.fromString(cursor.keys().get(1)))
                                < 0);
    }

    private static FileSummary summary(FileSnapshot kept) {
        return new FileSummary(
                kept.id().toString(),
                kept.caseRef().toString(),
                kept.name().value(),
                kept.size(),
                kept.sha256(),
                kept.finding().map(Finding::kind),
                kept.state(),
                kept.createdAt());
    }
}
