package dev.sextant.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import dev.sextant.cases.application.CaseMessages;
import dev.sextant.cases.application.CaseQueries;
import dev.sextant.cases.application.Cases;
import dev.sextant.cases.application.inmemory.InMemoryCaseQueries;
import dev.sextant.cases.application.inmemory.InMemoryCases;
import dev.sextant.investigation.application.FileQueries;
import dev.sextant.investigation.application.Hypotheses;
import dev.sextant.investigation.application.HypothesisQueries;
import dev.sextant.investigation.application.SolutionQueries;
import dev.sextant.investigation.application.Solutions;
import dev.sextant.investigation.application.StorageQuota;
import dev.sextant.investigation.application.UploadedFiles;
import dev.sextant.investigation.application.inmemory.InMemoryHypotheses;
import dev.sextant.investigation.application.inmemory.InMemorySolutions;
import dev.sextant.investigation.application.inmemory.InMemoryUploadedFiles;
import dev.sextant.messaging.application.Inbox;
import dev.sextant.messaging.application.inmemory.InMemoryInbox;
import dev.sextant.shared.application.AuditTrail;
import dev.sextant.shared.application.BlobStore;
import dev.sextant.shared.application.EventContracts;
import dev.sextant.shared.application.Jobs;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.application.Subscriptions;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.application.inmemory.InMemoryAuditTrail;
import dev.sextant.shared.application.inmemory.InMemoryBlobStore;
import dev.sextant.shared.application.inmemory.InMemoryJobs;
import dev.sextant.shared.application.inmemory.InMemoryOutbox;
import dev.sextant.shared.application.inmemory.InMemoryRelay;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.IdGenerator;
import java.time.Clock;

/** Storage in memory: with real transactions, gone with the program. */
public final class InMemoryModule extends AbstractModule {

    @Override
    protected void configure() {
        bind(Transactions.class).to(InMemoryTransactions.class);
        bind(UploadedFiles.class).to(InMemoryUploadedFiles.class);
        bind(FileQueries.class).to(InMemoryUploadedFiles.class);
        bind(Hypotheses.class).to(InMemoryHypotheses.class);
        bind(HypothesisQueries.class).to(InMemoryHypotheses.class);
        bind(Solutions.class).to(InMemorySolutions.class);
        bind(SolutionQueries.class).to(InMemorySolutions.class);
        bind(Jobs.class).to(InMemoryJobs.class);
        bind(Cases.class).to(InMemoryCases.class);
        bind(CaseMessages.class).to(InMemoryCases.class);
        bind(Subscriptions.class).to(InMemoryRelay.class);
        Multibinder.newSetBinder(binder(), Reaction.class);
    }

    @Provides
    @Singleton
    InMemoryTransactions transactions() {
        return new InMemoryTransactions();
    }

    @Provides
    @Singleton
    Inbox inbox(InMemoryTransactions transactions) {
        return new InMemoryInbox(transactions);
    }

    @Provides
    @Singleton
    InMemoryCases cases(InMemoryTransactions transactions) {
        return new InMemoryCases(transactions);
    }

    @Provides
    @Singleton
    CaseQueries queries(InMemoryCases cases) {
        return new InMemoryCaseQueries(cases);
    }

    @Provides
    @Singleton
    Outbox outbox(InMemoryTransactions transactions, InMemoryRelay relay, IdGenerator ids) {
        return new InMemoryOutbox(transactions, relay, ids);
    }

    @Provides
    @Singleton
    InMemoryRelay relay(InMemoryTransactions transactions, EventContracts contracts) {
        return new InMemoryRelay(transactions, contracts);
    }

    @Provides
    @Singleton
    InMemoryUploadedFiles files(InMemoryTransactions transactions) {
        return new InMemoryUploadedFiles(transactions);
    }

    @Provides
    @Singleton
    InMemoryHypotheses hypotheses(InMemoryTransactions transactions) {
        return new InMemoryHypotheses(transactions);
    }

    @Provides
    @Singleton
    InMemorySolutions solutions(InMemoryTransactions transactions) {
        return new InMemorySolutions(transactions);
    }

    @Provides
    @Singleton
    AuditTrail trail(InMemoryTransactions transactions) {
        return new InMemoryAuditTrail(transactions);
    }

    /** Each job runs on a thread of its own, and not on a virtual one: an analysis computes for seconds, and would keep those that serve from their turn. */
    @Provides
    @Singleton
    InMemoryJobs jobs(InMemoryTransactions transactions, IdGenerator ids, Clock clock) {
        return new InMemoryJobs(
                transactions, ids, clock, Thread.ofPlatform().daemon().name("sextant-job")::start);
    }

    @Provides
    @Singleton
    StorageQuota quota() {
        return StorageQuota.NONE;
    }

    @Provides
    @Singleton
    BlobStore blobs(Clock clock) {
        return new InMemoryBlobStore(clock);
    }
}
