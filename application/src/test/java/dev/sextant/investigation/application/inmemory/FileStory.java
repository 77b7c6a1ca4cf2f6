package dev.sextant.investigation.application.inmemory;

import dev.sextant.investigation.application.AnalyseFile;
import dev.sextant.investigation.application.AnalysisDocument;
import dev.sextant.investigation.application.CaseDirectory;
import dev.sextant.investigation.application.FileAnalyser;
import dev.sextant.investigation.application.FileContents;
import dev.sextant.investigation.application.FilePermissions;
import dev.sextant.investigation.application.FileQueries.FileView;
import dev.sextant.investigation.application.FilesOfVisibleCases;
import dev.sextant.investigation.application.RemoveUnusedContent;
import dev.sextant.investigation.application.RetryAnalysis;
import dev.sextant.investigation.application.UploadFile;
import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.FileId;
import dev.sextant.investigation.domain.Finding;
import dev.sextant.investigation.domain.logs.reading.ContentKind;
import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.application.JobId;
import dev.sextant.shared.application.Jobs;
import dev.sextant.shared.application.SettableClock;
import dev.sextant.shared.application.inmemory.InMemoryBlobStore;
import dev.sextant.shared.application.inmemory.InMemoryJobs;
import dev.sextant.shared.application.inmemory.InMemoryOutbox;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.UuidV7;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Random;

/** Files over the fakes, with everything that a program would call, for tests that tell their story. */
abstract class FileStory {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
    static final long LIMIT = 100;

    /** Every case is as the test says, whatever its id. */
    private final class Directory implements CaseDirectory {

        @Override
        public Standing look(Actor actor, CaseRef caseRef) {
            return standing;
        }

        @Override
        public Standing hold(Actor actor, CaseRef caseRef) {
            return standing;
        }
    }

    /** The clock of the store; everything else happens in one instant. */
    final SettableClock clock = new SettableClock(CLOCK.instant());

    boolean storeIsBroken;
    CaseDirectory.Standing standing = CaseDirectory.Standing.OPEN;
    final CaseDirectory directory = new Directory();
    final InMemoryTransactions transactions = new InMemoryTransactions();
    final InMemoryOutbox outbox = new InMemoryOutbox(transactions);
    final InMemoryUploadedFiles files = new InMemoryUploadedFiles(transactions);
    final InMemoryBlobStore blobs = new InMemoryBlobStore(clock);
    final IdGenerator ids = new UuidV7(CLOCK, new Random(1));
    /** Jobs wait here until the test lets them run. */
    final ArrayDeque<Runnable> waiting = new ArrayDeque<>();

    final InMemoryJobs jobs = new InMemoryJobs(transactions, ids, CLOCK, waiting::add);
    final Handling handling = new Handling(transactions, (name, actor, outcome, took) -> {}, System::nanoTime);
    final FilesOfVisibleCases queries = new FilesOfVisibleCases(files, directory);
    final UploadFile uploadFile = new UploadFile(files, queries, directory, blobs, jobs, outbox, ids, CLOCK);
    final FileContents contents = new FileContents(
            handling,
            transactions,
            directory,
            blobs,
            queries,
            jobs,
            uploadFile,
            new RetryAnalysis(files, directory, jobs, outbox, CLOCK),
            LIMIT);

    final Actor ada = Actors.somewhere(FilePermissions.READ, FilePermissions.WRITE, FilePermissions.MANAGE);
    final CaseRef caseRef = new CaseRef(ids.next());

    FileStory() {
        FileAnalyser analyser = (name, content) -> {
            byte[] bytes = content.readAllBytes();
            if (storeIsBroken || new String(bytes, StandardCharsets.UTF_8).startsWith("broken")) {
                throw new IOException("the disk went away");
            }
            return bytes.length == 0
                    ? new FileAnalyser.Examination(
                            new Finding(ContentKind.UNKNOWN, 0, Option.some("The file is empty.")), Option.none())
                    : new FileAnalyser.Examination(
                            new Finding(ContentKind.LOGS, 90, Option.none()),
                            Option.some(new AnalysisDocument("{\"files\":[\"" + name + "\"]}")));
        };
        jobs.register(new AnalyseFile(transactions, files, directory, blobs, analyser, outbox, CLOCK));
        jobs.register(new RemoveUnusedContent(transactions, files, blobs));
    }

    Either<DomainError, FileView> uploads(CaseRef where, String name, String text) {
        try {
            return contents.upload(ada, where, name, stream(text));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    void letTheJobsRun() {
        while (!waiting.isEmpty()) {
            waiting.pop().run();
        }
    }

    FileView sees(FileView file) {
        return transactions
                .read(ada, () -> files.byId(ada, FileId.parse(file.id()).get()))
                .get();
    }

    Jobs.JobView job(FileView file) {
        return transactions
                .read(ada, () -> jobs.find(ada, JobId.parse(file.job()).get()))
                .get();
    }

    boolean isStored(String sha256) {
        return blobs.open(ada.tenant(), sha256, 0).isDefined();
    }

    List<String> happened() {
        return outbox.entries(ada).stream().map(entry -> entry.event().type()).toList();
    }
}
