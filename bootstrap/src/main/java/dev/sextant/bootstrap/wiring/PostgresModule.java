package dev.sextant.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import dev.sextant.cases.application.CaseMessages;
import dev.sextant.cases.application.CaseQueries;
import dev.sextant.cases.application.Cases;
import dev.sextant.cases.persistence.JooqCaseMessages;
import dev.sextant.cases.persistence.JooqCaseQueries;
import dev.sextant.cases.persistence.JooqCases;
import dev.sextant.investigation.application.FileQueries;
import dev.sextant.investigation.application.Hypotheses;
import dev.sextant.investigation.application.HypothesisQueries;
import dev.sextant.investigation.application.SolutionQueries;
import dev.sextant.investigation.application.Solutions;
import dev.sextant.investigation.application.UploadedFiles;
import dev.sextant.investigation.persistence.JooqFileQueries;
import dev.sextant.investigation.persistence.JooqHypotheses;
import dev.sextant.investigation.persistence.JooqSolutions;
import dev.sextant.investigation.persistence.JooqUploadedFiles;
import dev.sextant.messaging.application.DeliveryCounts;
import dev.sextant.messaging.application.EventFeed;
import dev.sextant.messaging.application.FollowEvents;
import dev.sextant.messaging.application.Inbox;
import dev.sextant.messaging.persistence.JooqEventFeed;
import dev.sextant.messaging.persistence.JooqInbox;
import dev.sextant.messaging.persistence.Relay;
import dev.sextant.messaging.persistence.RelayBell;
import dev.sextant.messaging.persistence.RelaySettings;
import dev.sextant.messaging.persistence.RetireEvents;
import dev.sextant.shared.application.AuditQueries;
import dev.sextant.shared.application.AuditTrail;
import dev.sextant.shared.application.AuditedTenants;
import dev.sextant.shared.application.Chore;
import dev.sextant.shared.application.EventContracts;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.application.IdempotencyKeys;
import dev.sextant.shared.application.Jobs;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.application.Schedules;
import dev.sextant.shared.application.Subscriptions;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.persistence.AuditChain;
import dev.sextant.shared.persistence.AuditSignature;
import dev.sextant.shared.persistence.ConnectionOutbox;
import dev.sextant.shared.persistence.JobFigures;
import dev.sextant.shared.persistence.JobSettings;
import dev.sextant.shared.persistence.JooqAuditQueries;
import dev.sextant.shared.persistence.JooqAuditTrail;
import dev.sextant.shared.persistence.JooqIdempotencyKeys;
import dev.sextant.shared.persistence.JooqOutbox;
import dev.sextant.shared.persistence.JooqSchedules;
import dev.sextant.shared.persistence.JooqTransactions;
import dev.sextant.shared.persistence.SchedulerJobs;
import dev.sextant.shared.persistence.SqlAuditedTenants;
import dev.sextant.shared.persistence.Timeouts;
import io.vavr.control.Option;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** Storage in PostgreSQL. */
public final class PostgresModule extends AbstractModule {

    private final DataSource app;
    private final DataSource worker;
    private final JobSettings jobs;
    private final Option<AuditSignature> signature;
    private final EventSettings events;

    /**
     * Storage behind connections.
     *
     * @param app connections that row-level security holds, of a login that was granted {@code sextant_app}
     * @param worker connections of a login that was granted {@code sextant_worker}, at least six
     * @param jobs how jobs are run
     * @param signature signs the audit trail
     * @param events how long events are kept
     */
    public PostgresModule(
            DataSource app,
            DataSource worker,
            JobSettings jobs,
            Option<AuditSignature> signature,
            EventSettings events) {
        this.app = app;
        this.worker = worker;
        this.jobs = jobs;
        this.signature = signature;
        this.events = events;
    }

    @Override
    protected void configure() {
        bind(Transactions.class).to(JooqTransactions.class);
        bind(Jobs.class).to(SchedulerJobs.class);
        bind(Subscriptions.class).to(Relay.class);
        bind(EventFeed.class).to(JooqEventFeed.class);
        Multibinder.newSetBinder(binder(), Reaction.class);
    }

    @Provides
    @Singleton
    JooqTransactions transactions() {
        return new JooqTransactions(app, Timeouts.standard());
    }

    @Provides
    @Singleton
    Inbox inbox(JooqTransactions transactions) {
        return new JooqInbox(transactions);
    }

    @Provides
    @Singleton
    RelayBell bell() {
        return new RelayBell();
    }

    @Provides
    @Singleton
    DeliveryCounts counts() {
        return new DeliveryCounts();
    }

    @Provides
    @Singleton
    Outbox outbox(JooqTransactions transactions, IdGenerator ids, RelayBell bell, JooqEventFeed feed) {
        return new JooqOutbox(transactions, ids, (bucket, types) -> {
            bell.committed(bucket, types);
            feed.committed(bucket, types);
        });
    }

    @Provides
    @Singleton
    ConnectionOutbox connectionOutbox(IdGenerator ids) {
        return new ConnectionOutbox(ids);
    }

    @Provides
    @Singleton
    Relay relay(
            JooqTransactions transactions,
            IdGenerator ids,
            EventContracts contracts,
            Set<Reaction> reactions,
            DeliveryCounts counts,
            RelayBell bell) {
        var relay = new Relay(
                transactions,
                worker,
                ids,
                contracts,
                RelaySettings.standard(),
                NodeName.ofThisProcess(),
                reactions,
                counts);
        bell.ringAt(relay);
        return relay;
    }

    @Provides
    @Singleton
    JooqEventFeed feed(JooqTransactions transactions, EventContracts contracts) {
        return new JooqEventFeed(transactions, worker, contracts);
    }

    @Provides
    @Singleton
    FollowEvents follow(Handling handling, EventFeed feed) {
        return new FollowEvents(handling, feed);
    }

    @Provides
    @Singleton
    AuditTrail trail(JooqTransactions transactions, IdGenerator ids, Clock clock) {
        return new JooqAuditTrail(transactions, ids, clock);
    }

    @Provides
    @Singleton
    AuditQueries auditQueries(JooqTransactions transactions) {
        return new JooqAuditQueries(transactions, signature);
    }

    @Provides
    @Singleton
    AuditedTenants auditedTenants() {
        return new SqlAuditedTenants(worker);
    }

    @Provides
    @Singleton
    IdempotencyKeys keys(JooqTransactions transactions, Clock clock) {
        return new JooqIdempotencyKeys(transactions, clock);
    }

    @Provides
    @Singleton
    Cases cases(JooqTransactions transactions) {
        return new JooqCases(transactions);
    }

    @Provides
    @Singleton
    CaseMessages messages(JooqTransactions transactions) {
        return new JooqCaseMessages(transactions);
    }

    @Provides
    @Singleton
    CaseQueries queries(JooqTransactions transactions) {
        return new JooqCaseQueries(transactions);
    }

    @Provides
    @Singleton
    UploadedFiles files(JooqTransactions transactions) {
        return new JooqUploadedFiles(transactions);
    }

    @Provides
    @Singleton
    FileQueries fileQueries(JooqTransactions transactions) {
        return new JooqFileQueries(transactions);
    }

    @Provides
    @Singleton
    Hypotheses hypotheses(JooqTransactions transactions) {
        return new JooqHypotheses(transactions);
    }

    @Provides
    @Singleton
    HypothesisQueries hypothesisQueries(JooqTransactions transactions) {
        return new JooqHypotheses(transactions);
    }

    @Provides
    @Singleton
    Solutions solutions(JooqTransactions transactions) {
        return new JooqSolutions(transactions);
    }

    @Provides
    @Singleton
    SolutionQueries solutionQueries(JooqTransactions transactions) {
        return new JooqSolutions(transactions);
    }

    @Provides
    @Singleton
    Schedules schedules(JooqTransactions transactions) {
        return new JooqSchedules(transactions, worker);
    }

    @Provides
    @Singleton
    JobFigures figures() {
        return new JobFigures(worker, System::nanoTime);
    }

    @Provides
    @Singleton
    SchedulerJobs schedulerJobs(JooqTransactions transactions, IdGenerator ids, Clock clock, List<Chore> chores) {
        var all = new ArrayList<Chore>(chores);
        all.add(new RetireEvents(transactions, worker, clock, events.kept(), events.archive()));
        var scheduler = new SchedulerJobs(transactions, worker, ids, clock, jobs, all);
        scheduler.keepLinked(new AuditChain(transactions, worker, signature, clock));
        return scheduler;
    }
}
