package dev.sextant.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.sextant.bootstrap.HypothesesContext;
import dev.sextant.bootstrap.InvestigationContext;
import dev.sextant.bootstrap.bridge.CasesAsDirectory;
import dev.sextant.bootstrap.bridge.ContentAnalyser;
import dev.sextant.cases.application.Cases;
import dev.sextant.investigation.application.AnalyseFile;
import dev.sextant.investigation.application.CaseDirectory;
import dev.sextant.investigation.application.ChangeSolution;
import dev.sextant.investigation.application.DeleteFile;
import dev.sextant.investigation.application.EditHypothesis;
import dev.sextant.investigation.application.FileAnalyser;
import dev.sextant.investigation.application.FileContents;
import dev.sextant.investigation.application.FilePermissions;
import dev.sextant.investigation.application.FileQueries;
import dev.sextant.investigation.application.FilesOfVisibleCases;
import dev.sextant.investigation.application.Hypotheses;
import dev.sextant.investigation.application.HypothesesOfVisibleCases;
import dev.sextant.investigation.application.HypothesisQueries;
import dev.sextant.investigation.application.LinkEvidence;
import dev.sextant.investigation.application.ProposeHypothesis;
import dev.sextant.investigation.application.ProposeSolution;
import dev.sextant.investigation.application.RemoveFilesOfCase;
import dev.sextant.investigation.application.RemoveHypothesesOfCase;
import dev.sextant.investigation.application.RemoveUnusedContent;
import dev.sextant.investigation.application.RetireHypothesis;
import dev.sextant.investigation.application.RetryAnalysis;
import dev.sextant.investigation.application.SolutionQueries;
import dev.sextant.investigation.application.Solutions;
import dev.sextant.investigation.application.SolutionsOfVisibleCases;
import dev.sextant.investigation.application.StorageQuota;
import dev.sextant.investigation.application.SweepContents;
import dev.sextant.investigation.application.UploadFile;
import dev.sextant.investigation.application.UploadedFiles;
import dev.sextant.investigation.application.WhenCaseDeleted;
import dev.sextant.investigation.application.WhenFileDeleted;
import dev.sextant.investigation.application.WithdrawEvidence;
import dev.sextant.shared.application.BlobStore;
import dev.sextant.shared.application.CancelJob;
import dev.sextant.shared.application.Chore;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.application.JobHandler;
import dev.sextant.shared.application.Jobs;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.IdGenerator;
import java.time.Clock;
import java.util.List;

/** The context {@code investigation}, on whatever storage is bound. */
public final class InvestigationModule extends AbstractModule {

    private final long uploadLimit;

    /**
     * The context.
     *
     * @param uploadLimit the largest file that is taken, in bytes
     */
    public InvestigationModule(long uploadLimit) {
        this.uploadLimit = uploadLimit;
    }

    @Provides
    @Singleton
    CaseDirectory directory(Cases cases) {
        return new CasesAsDirectory(cases);
    }

    @Provides
    @Singleton
    FileAnalyser analyser(Clock clock) {
        return new ContentAnalyser(clock);
    }

    @Provides
    @Singleton
    CancelJob cancelJob(Jobs jobs) {
        return new CancelJob(jobs, FilePermissions.WRITE);
    }

    /** What this context does when something happened elsewhere. */
    @ProvidesIntoSet
    @Singleton
    Reaction whenCaseDeleted(
            Handling handling,
            UploadedFiles files,
            Hypotheses hypotheses,
            Solutions solutions,
            CaseDirectory cases,
            StorageQuota quota,
            Jobs jobs,
            Outbox outbox,
            Clock clock) {
        return new WhenCaseDeleted(
                handling,
                new RemoveFilesOfCase(files, quota, jobs, outbox, clock),
                new RemoveHypothesesOfCase(hypotheses, solutions, cases, outbox, clock));
    }

    @ProvidesIntoSet
    @Singleton
    Reaction whenFileDeleted(
            Handling handling, Hypotheses hypotheses, CaseDirectory cases, Outbox outbox, Clock clock) {
        return new WhenFileDeleted(handling, new WithdrawEvidence(hypotheses, cases, outbox, clock));
    }

    /** The kinds of jobs that this context has. */
    @Provides
    @Singleton
    List<JobHandler> handlers(
            Transactions transactions,
            UploadedFiles files,
            CaseDirectory cases,
            BlobStore blobs,
            FileAnalyser analyser,
            Outbox outbox,
            Clock clock) {
        return List.of(
                new AnalyseFile(transactions, files, cases, blobs, analyser, outbox, clock),
                new RemoveUnusedContent(transactions, files, blobs));
    }

    /** What this context has to do again and again. */
    @Provides
    @Singleton
    List<Chore> chores(Transactions transactions, UploadedFiles files, BlobStore blobs, Clock clock) {
        return List.of(new SweepContents(transactions, files, blobs, clock));
    }

    @Provides
    @Singleton
    HypothesesContext hypotheses(
            Hypotheses hypotheses,
            HypothesisQueries storedHypotheses,
            Solutions solutions,
            SolutionQueries storedSolutions,
            UploadedFiles files,
            CaseDirectory cases,
            Outbox outbox,
            IdGenerator ids,
            Clock clock) {
        return new HypothesesContext(
                new ProposeHypothesis(hypotheses, cases, outbox, ids, clock),
                new EditHypothesis(hypotheses, cases, outbox, clock),
                new LinkEvidence(hypotheses, files, cases, outbox, clock),
                new RetireHypothesis(hypotheses, cases, outbox, clock),
                new HypothesesOfVisibleCases(storedHypotheses, cases),
                new ProposeSolution(solutions, hypotheses, cases, outbox, ids, clock),
                new ChangeSolution(solutions, hypotheses, cases, outbox, clock),
                new SolutionsOfVisibleCases(storedSolutions, cases));
    }

    @Provides
    @Singleton
    InvestigationContext investigation(
            Handling handling,
            Transactions transactions,
            UploadedFiles files,
            FileQueries stored,
            CaseDirectory cases,
            BlobStore blobs,
            StorageQuota quota,
            Jobs jobs,
            Outbox outbox,
            IdGenerator ids,
            HypothesesContext hypotheses,
            Clock clock) {
        var queries = new FilesOfVisibleCases(stored, cases);
        var upload = new UploadFile(files, queries, cases, blobs, quota, jobs, outbox, ids, clock);
        var retry = new RetryAnalysis(files, cases, jobs, outbox, clock);
        return new InvestigationContext(
                new FileContents(
                        handling, transactions, cases, blobs, quota, queries, jobs, upload, retry, uploadLimit),
                upload,
                new DeleteFile(files, cases, quota, jobs, outbox, clock),
                queries,
                cases,
                hypotheses);
    }
}
