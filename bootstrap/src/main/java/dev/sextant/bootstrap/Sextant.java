package dev.sextant.bootstrap;

import dev.sextant.bootstrap.config.Key;
import dev.sextant.bootstrap.database.LocalDatabase;
import dev.sextant.bootstrap.wiring.Contexts;
import dev.sextant.bootstrap.wiring.EventSettings;
import dev.sextant.bootstrap.workspace.DataFolder;
import dev.sextant.messaging.application.EventIntake;
import dev.sextant.shared.application.BlobStore;
import dev.sextant.shared.application.EventCatalogue;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.application.HandlingObserver;
import dev.sextant.shared.application.Jobs;
import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.persistence.AuditSignature;
import dev.sextant.shared.persistence.ConnectionOutbox;
import dev.sextant.shared.persistence.JobSettings;
import dev.sextant.shared.persistence.Migrations;
import dev.sextant.shared.persistence.Role;
import dev.sextant.shared.persistence.RoleCheck;
import dev.sextant.shared.persistence.SchemaVersion;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;

/**
 * Sextant inside another program: the use cases and queries of its contexts on a storage of choice. Close it when the program is done with it. Safe for many threads.
 *
 * <pre>{@code
 * try (Sextant sextant = Sextant.inMemory()) {
 *     var opened = sextant.handling().run(sextant.cases().open(), actor, new OpenCase.Command(CaseDraft.titled("Checkout is slow")));
 * }
 * }</pre>
 */
public final class Sextant implements AutoCloseable {

    private static final HandlingObserver NOBODY = (name, actor, outcome, took) -> {};
    private static final long LARGEST_UPLOAD = 1L << 30;

    private final Contexts contexts;
    private final Closing closing;

    private Sextant(Contexts contexts, Closing closing) {
        this.contexts = contexts;
        this.closing = closing;
        closing.add(contexts);
        contexts.startJobs();
    }

    /** Everything in memory: for tests and trials. What it holds goes when it is closed. */
    public static Sextant inMemory() {
        return inMemory(EventCatalogue.of());
    }

    /**
     * The same for a program that has events of its own.
     *
     * @param own what the program publishes besides
     */
    public static Sextant inMemory(EventCatalogue own) {
        return new Sextant(Contexts.inMemory(NOBODY, LARGEST_UPLOAD, EventSettings.publishing(own)), new Closing());
    }

    /**
     * Makes the three database roles where they are missing and brings the schema to this program's version; running it again changes nothing.
     *
     * @param owner logs in as somebody who may act as {@code sextant_owner} or create roles
     * @return how many migrations were needed
     * @throws dev.sextant.shared.persistence.RolesMissing when the roles are missing and this login may not create them; the message holds the SQL to run
     */
    public static int migrate(DataSource owner) {
        return Migrations.migrate(owner);
    }

    /**
     * On a PostgreSQL that was {@linkplain #migrate migrated}. The data sources stay the caller's, who closes them.
     *
     * @param app connections of a login that was granted {@code sextant_app} and nothing more; a pool, since every use case borrows one
     * @param worker connections of a login that was granted {@code sextant_worker}, at least six: they find due jobs and new events
     * @param files where contents of uploaded files are kept; made when it is missing
     * @throws dev.sextant.shared.persistence.LoginRefused when a login does not get in
     * @throws dev.sextant.shared.persistence.UnsafeRole when a login is a superuser, has {@code BYPASSRLS}, may act as the owner, or lacks its role
     * @throws dev.sextant.shared.persistence.WrongSchemaVersion when the schema is not the one of this program
     */
    public static Sextant on(DataSource app, DataSource worker, Path files) {
        return on(app, worker, Contexts.folder(files));
    }

    /**
     * The same, with contents of uploaded files in a store of the caller's own, which {@code BlobStoreContract} in the test-jar of {@code sextant-application} proves.
     *
     * @param blobs the store
     */
    public static Sextant on(DataSource app, DataSource worker, BlobStore blobs) {
        return on(app, worker, blobs, EventCatalogue.of());
    }

    /**
     * The same for a program that has events of its own, which it appends to its own transactions by {@link #outbox}.
     *
     * @param own what the program publishes besides
     */
    public static Sextant on(DataSource app, DataSource worker, BlobStore blobs, EventCatalogue own) {
        RoleCheck.check(app, Role.APP);
        RoleCheck.check(worker, Role.WORKER);
        SchemaVersion.check(app);
        return new Sextant(
                Contexts.onPostgres(
                        NOBODY,
                        app,
                        worker,
                        JobSettings.standard(),
                        Option.none(),
                        blobs,
                        LARGEST_UPLOAD,
                        EventSettings.publishing(own)),
                new Closing());
    }

    /**
     * The context {@code cases} alone on a PostgreSQL that was {@linkplain #migrate migrated}. Jobs that its changes need are submitted and wait for a program that was given worker
     * connections; {@link #investigation} is not there.
     *
     * @param app as above
     * @throws dev.sextant.shared.persistence.UnsafeRole as above
     * @throws dev.sextant.shared.persistence.WrongSchemaVersion as above
     */
    public static Sextant on(DataSource app) {
        RoleCheck.check(app, Role.APP);
        SchemaVersion.check(app);
        return new Sextant(Contexts.casesOnPostgres(NOBODY, app), new Closing());
    }

    /**
     * On a PostgreSQL that belongs to this program, with its data in a folder.
     *
     * @param directory the data folder, made when it is missing; no other process may use it at the same time
     * @throws StartFailed when it cannot be used, with the reason in words
     */
    public static Sextant embedded(Path directory) {
        return embedded(directory, directory.resolve("database"));
    }

    /**
     * The same, with the programs of PostgreSQL unpacked elsewhere, once for several data folders.
     *
     * @param programs where they are unpacked
     */
    public static Sextant embedded(Path directory, Path programs) {
        var closing = new Closing();
        try {
            var folder = closing.add(DataFolder.open(directory));
            var database = closing.add(LocalDatabase.start(
                    folder,
                    programs,
                    Integer.parseInt(Key.DATABASE_POOL.otherwise()),
                    Integer.parseInt(Key.DATABASE_WORKER_POOL.otherwise())));
            return new Sextant(
                    Contexts.onPostgres(
                            NOBODY,
                            database.appPool().source(),
                            database.workerPool().source(),
                            JobSettings.standard(),
                            Option.some(new AuditSignature(folder.signingKey())),
                            Contexts.folder(folder.files()),
                            LARGEST_UPLOAD,
                            EventSettings.standard()),
                    closing);
        } catch (RuntimeException failure) {
            closing.closeAfter(failure);
            throw failure;
        }
    }

    /** Runs use cases and asks queries; the only way to either. */
    public Handling handling() {
        return contexts.handling();
    }

    /** Makes ids, for tenants and users of the caller. */
    public IdGenerator ids() {
        return contexts.ids();
    }

    /** Long work, such as the analysis of an uploaded file. */
    public Jobs jobs() {
        return contexts.jobs();
    }

    /**
     * Has something done when something happened, from now on and for as long as this is open; whatever happened before is delivered too, unless the reaction says otherwise.
     *
     * @throws IllegalArgumentException when another reaction has its name
     * @throws dev.sextant.shared.application.BrokenEventContracts when it asks for an event that nobody publishes, or for a version of it that cannot be told
     */
    public void subscribe(Reaction reaction) {
        contexts.subscriptions().subscribe(reaction);
    }

    /**
     * Takes events of other programs, such as those that {@code KafkaInbox} reads, and has each take effect once: a reaction's use cases, run with the actor that it is handed, stand in one transaction with the note that the event was taken.
     *
     * @param reactions who is told; all of them transactional
     * @throws IllegalArgumentException when one is not, or two have the same name
     */
    public EventIntake intake(Reaction... reactions) {
        return contexts.intake(List.of(reactions));
    }

    /**
     * Takes events of the program around in its own transactions; on PostgreSQL only.
     *
     * @throws IllegalStateException when this is in memory
     */
    public ConnectionOutbox outbox() {
        return contexts.connectionOutbox();
    }

    /** The context {@code cases}. */
    public CasesContext cases() {
        return contexts.cases();
    }

    /**
     * The context {@code investigation}.
     *
     * @throws IllegalStateException when this was made by {@link #on(DataSource)}
     */
    public InvestigationContext investigation() {
        return contexts.investigation();
    }

    /** Gives back what was opened for it: jobs, pools, the embedded database, the data folder. */
    @Override
    public void close() {
        closing.close();
    }
}
