package dev.sextant.bootstrap.wiring;

import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.TypeLiteral;
import dev.sextant.bootstrap.CasesContext;
import dev.sextant.bootstrap.InvestigationContext;
import dev.sextant.bootstrap.StartFailed;
import dev.sextant.messaging.application.EventIntake;
import dev.sextant.messaging.application.FollowEvents;
import dev.sextant.messaging.application.Inbox;
import dev.sextant.messaging.persistence.JooqEventFeed;
import dev.sextant.messaging.persistence.Relay;
import dev.sextant.shared.application.AuditCheck;
import dev.sextant.shared.application.AuditQueries;
import dev.sextant.shared.application.AuditedTenants;
import dev.sextant.shared.application.BlobStore;
import dev.sextant.shared.application.CancelJob;
import dev.sextant.shared.application.EventContracts;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.application.HandlingObserver;
import dev.sextant.shared.application.IdempotencyKeys;
import dev.sextant.shared.application.JobHandler;
import dev.sextant.shared.application.Jobs;
import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.application.RunSchedules;
import dev.sextant.shared.application.Subscriptions;
import dev.sextant.shared.application.TenantClocks;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.application.VerifyAudit;
import dev.sextant.shared.application.inmemory.InMemoryBlobStore;
import dev.sextant.shared.application.inmemory.InMemoryJobs;
import dev.sextant.shared.application.inmemory.InMemoryRelay;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.integration.FileSystemBlobStore;
import dev.sextant.shared.persistence.AuditSignature;
import dev.sextant.shared.persistence.ConnectionOutbox;
import dev.sextant.shared.persistence.JobFigures;
import dev.sextant.shared.persistence.JobSettings;
import dev.sextant.shared.persistence.SchedulerJobs;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** All contexts, put together. What uses them sees no Guice. */
public final class Contexts implements AutoCloseable {

    private final Injector injector;
    private final Runnable startJobs;
    private final Runnable stopJobs;
    private final boolean takesFiles;

    private Contexts(Injector injector, Runnable startJobs, Runnable stopJobs, boolean takesFiles) {
        this.injector = injector;
        this.startJobs = startJobs;
        this.stopJobs = stopJobs;
        this.takesFiles = takesFiles;
    }

    /**
     * In memory; jobs start as soon as they are submitted.
     *
     * @param events what the program around publishes besides, and how long events are kept
     */
    public static Contexts inMemory(HandlingObserver observer, long uploadLimit, EventSettings events) {
        var injector = Wiring.of(
                new SharedModule(observer, events.own()),
                new InMemoryModule(),
                new UnlistedPeopleModule(),
                new CasesModule(),
                new InvestigationModule(uploadLimit));
        var jobs = injector.getInstance(InMemoryJobs.class);
        handlers(injector).forEach(jobs::register);
        var relay = injector.getInstance(InMemoryRelay.class);
        reactions(injector).forEach(relay::subscribe);
        return new Contexts(injector, () -> {}, () -> {}, true);
    }

    /**
     * On PostgreSQL, which need not be there before {@link #startJobs}.
     *
     * @param signature signs the audit trail from time to time
     * @param blobs where contents of files are kept
     * @param events what the program around publishes besides, and how long events are kept
     */
    public static Contexts onPostgres(
            HandlingObserver observer,
            DataSource app,
            DataSource worker,
            JobSettings settings,
            Option<AuditSignature> signature,
            BlobStore blobs,
            long uploadLimit,
            EventSettings events) {
        return onPostgres(observer, app, worker, settings, signature, blobs, uploadLimit, events, Option.none());
    }

    /**
     * The same, with accounts and organisations.
     *
     * @param identity how these are set; without it there is no context {@code identity}
     */
    public static Contexts onPostgres(
            HandlingObserver observer,
            DataSource app,
            DataSource worker,
            JobSettings settings,
            Option<AuditSignature> signature,
            BlobStore blobs,
            long uploadLimit,
            EventSettings events,
            Option<IdentitySettings> identity) {
        var modules = new ArrayList<Module>(List.of(
                new SharedModule(observer, events.own()),
                new PostgresModule(app, worker, settings, signature, events),
                new BlobsModule(blobs),
                new CasesModule(),
                new InvestigationModule(uploadLimit),
                new SchedulesModule(),
                new EventsModule(worker),
                new UsageModule()));
        modules.add(
                identity.<Module>map(set -> new IdentityModule(observer, set)).getOrElse(UnlistedPeopleModule::new));
        modules.add(identity.<Module>map(set -> new OrganizationClocksModule(settings.zone()))
                .getOrElse(() ->
                        binder -> binder.bind(TenantClocks.class).toInstance(TenantClocks.always(settings.zone()))));
        identity.forEach(set -> modules.add(new LimitsModule(set.metering())));
        identity.forEach(set -> modules.add(new WebhooksModule(worker, set)));
        var injector = Wiring.of(modules.toArray(Module[]::new));
        var jobs = injector.getInstance(SchedulerJobs.class);
        handlers(injector).forEach(jobs::register);
        if (identity.isDefined()) {
            injector.getInstance(IdentityContext.class).jobs().forEach(jobs::register);
        }
        jobs.register(
                new VerifyAudit(injector.getInstance(Transactions.class), injector.getInstance(AuditQueries.class)));
        jobs.keepSchedules(injector.getInstance(RunSchedules.class)::run);
        Option<MeteringRounds> rounds =
                identity.map(set -> injector.getInstance(MeteringContext.class).rounds());
        Option<WebhookRounds> deliveries =
                identity.map(set -> injector.getInstance(WebhookContext.class).rounds());
        return new Contexts(
                injector,
                () -> {
                    jobs.start();
                    injector.getInstance(Relay.class).start();
                    deliveries.forEach(WebhookRounds::start);
                    rounds.forEach(MeteringRounds::start);
                },
                () -> {
                    deliveries.forEach(WebhookRounds::close);
                    rounds.forEach(MeteringRounds::close);
                    injector.getInstance(JooqEventFeed.class).close();
                    injector.getInstance(Relay.class).close();
                    jobs.close();
                },
                true);
    }

    /** The context {@code cases} alone; nothing is due that it would run. */
    public static Contexts casesOnPostgres(HandlingObserver observer, DataSource app) {
        // The store is bound because deleting a case asks the files' context to follow; no content ever reaches it.
        var injector = Wiring.of(
                new SharedModule(observer),
                new PostgresModule(app, app, JobSettings.standard(), Option.none(), EventSettings.standard()),
                new BlobsModule(new InMemoryBlobStore(Clock.systemUTC())),
                new UnlistedPeopleModule(),
                new UsageModule(),
                new CasesModule(),
                new InvestigationModule(0));
        var jobs = injector.getInstance(SchedulerJobs.class);
        handlers(injector).forEach(jobs::register);
        return new Contexts(injector, () -> {}, () -> {}, false);
    }

    /**
     * Contents of files in a folder, made when it is missing.
     *
     * @throws StartFailed when it cannot be used
     */
    public static BlobStore folder(Path folder) {
        try {
            return FileSystemBlobStore.open(folder);
        } catch (IOException failure) {
            throw new StartFailed(
                    "Uploaded files cannot be kept in " + folder + ": " + failure.getMessage()
                            + ". Choose another folder with SEXTANT_FILES.",
                    failure);
        }
    }

    private static List<JobHandler> handlers(Injector injector) {
        return injector.getInstance(Key.get(new TypeLiteral<List<JobHandler>>() {}));
    }

    private static Set<Reaction> reactions(Injector injector) {
        return injector.getInstance(Key.get(new TypeLiteral<Set<Reaction>>() {}));
    }

    /** Where reactions are taken into service. */
    public Subscriptions subscriptions() {
        return injector.getInstance(Subscriptions.class);
    }

    /** Hands events of other programs to reactions, in the same transactions as all work. */
    public EventIntake intake(Collection<Reaction> reactions) {
        return new EventIntake(transactions(), injector.getInstance(Inbox.class), reactions);
    }

    /** Events of the program around, in its own transactions; on PostgreSQL only. */
    public ConnectionOutbox connectionOutbox() {
        if (injector.getExistingBinding(Key.get(ConnectionOutbox.class)) == null) {
            throw new IllegalStateException("what is kept in memory has no transactions of others");
        }
        return injector.getInstance(ConnectionOutbox.class);
    }

    /** The context {@code cases}. */
    public CasesContext cases() {
        return injector.getInstance(CasesContext.class);
    }

    /**
     * The context {@code investigation}.
     *
     * @throws IllegalStateException when there is neither a place for contents nor anybody to run jobs
     */
    public InvestigationContext investigation() {
        if (!takesFiles) {
            throw new IllegalStateException(
                    "files need worker connections and a place for contents: use Sextant.on(app, worker, files)");
        }
        return injector.getInstance(InvestigationContext.class);
    }

    /** The context {@code identity}; none on a server of the local workspace. */
    public Option<IdentityContext> identity() {
        return Option.of(injector.getExistingBinding(Key.get(IdentityContext.class)))
                .map(binding -> binding.getProvider().get());
    }

    /** The context {@code metering}; none on a server of the local workspace, where nothing is limited. */
    public Option<MeteringContext> metering() {
        return Option.of(injector.getExistingBinding(Key.get(MeteringContext.class)))
                .map(binding -> binding.getProvider().get());
    }

    /** The delivery of events; none in memory, where nothing is kept of what failed. */
    public Option<EventsContext> eventDelivery() {
        return Option.of(injector.getExistingBinding(Key.get(EventsContext.class)))
                .map(binding -> binding.getProvider().get());
    }

    /** Webhooks; none on a server of the local workspace. */
    public Option<WebhookContext> webhooks() {
        return Option.of(injector.getExistingBinding(Key.get(WebhookContext.class)))
                .map(binding -> binding.getProvider().get());
    }

    /** Runs use cases and asks queries. */
    public Handling handling() {
        return injector.getInstance(Handling.class);
    }

    /** Where work is done. */
    public Transactions transactions() {
        return injector.getInstance(Transactions.class);
    }

    /** Follows events as they happen; none in memory. */
    public Option<FollowEvents> followEvents() {
        return Option.of(injector.getExistingBinding(Key.get(FollowEvents.class)))
                .map(binding -> binding.getProvider().get());
    }

    /** What is published, proven to hold together. */
    public EventContracts events() {
        return injector.getInstance(EventContracts.class);
    }

    /** Tells what time it is. */
    public Clock clock() {
        return injector.getInstance(Clock.class);
    }

    /** Makes ids. */
    public IdGenerator ids() {
        return injector.getInstance(IdGenerator.class);
    }

    /** Long work. */
    public Jobs jobs() {
        return injector.getInstance(Jobs.class);
    }

    /** Stops long work. */
    public CancelJob cancelJob() {
        return injector.getInstance(CancelJob.class);
    }

    /** Work that is done at times; none in memory. */
    public Option<SchedulesContext> schedules() {
        return Option.of(injector.getExistingBinding(Key.get(SchedulesContext.class)))
                .map(binding -> binding.getProvider().get());
    }

    /** How much work there is; on PostgreSQL only. */
    public JobFigures jobFigures() {
        return injector.getInstance(JobFigures.class);
    }

    /** What was done and refused; on PostgreSQL only. */
    public AuditQueries audit() {
        return injector.getInstance(AuditQueries.class);
    }

    /** Checks the audit trails of all tenants; on PostgreSQL only. */
    public AuditCheck auditCheck() {
        return new AuditCheck(transactions(), audit(), injector.getInstance(AuditedTenants.class));
    }

    /** Answers that were given; on PostgreSQL only. */
    public IdempotencyKeys keys() {
        return injector.getInstance(IdempotencyKeys.class);
    }

    /** Runs what jobs are due, until it is closed. */
    public void startJobs() {
        startJobs.run();
    }

    /** Gives running jobs back. */
    @Override
    public void close() {
        stopJobs.run();
    }
}
