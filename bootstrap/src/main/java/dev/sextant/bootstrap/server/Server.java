package dev.sextant.bootstrap.server;

import dev.sextant.bootstrap.Closing;
import dev.sextant.bootstrap.StartFailed;
import dev.sextant.bootstrap.config.Configuration;
import dev.sextant.bootstrap.config.Key;
import dev.sextant.bootstrap.database.Database;
import dev.sextant.bootstrap.database.ExternalDatabase;
import dev.sextant.bootstrap.database.LateDatabase;
import dev.sextant.bootstrap.database.LocalDatabase;
import dev.sextant.bootstrap.wiring.ContextRoutes;
import dev.sextant.bootstrap.wiring.Contexts;
import dev.sextant.bootstrap.wiring.EventSettings;
import dev.sextant.bootstrap.wiring.IdentityContext;
import dev.sextant.bootstrap.wiring.IdentitySettings;
import dev.sextant.bootstrap.wiring.MeteringContext;
import dev.sextant.bootstrap.workspace.DataFolder;
import dev.sextant.bootstrap.workspace.Endpoint;
import dev.sextant.bootstrap.workspace.LocalWorkspace;
import dev.sextant.cases.application.CasePermissions;
import dev.sextant.messaging.application.DeadLetterPermissions;
import dev.sextant.messaging.persistence.RetireEvents;
import dev.sextant.shared.application.Allowance;
import dev.sextant.shared.application.EventCatalogue;
import dev.sextant.shared.application.HandlingObserver;
import dev.sextant.shared.application.SchedulePermissions;
import dev.sextant.shared.application.StorageFull;
import dev.sextant.shared.application.Unavailable;
import dev.sextant.shared.application.VerifyAudit;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.persistence.AuditSignature;
import dev.sextant.shared.persistence.DatabaseReadiness;
import dev.sextant.shared.persistence.JobSettings;
import dev.sextant.shared.web.Edge;
import dev.sextant.shared.web.HeldPort;
import dev.sextant.shared.web.Metrics;
import dev.sextant.shared.web.WebConfig;
import dev.sextant.shared.web.WebServer;
import dev.sextant.shared.web.WebServices;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole server of a workspace on its database. */
public final class Server implements AutoCloseable {

    /** What the local user may do: everything. */
    public static final Set<Permission> PERMISSIONS = Set.of(
            CasePermissions.READ,
            CasePermissions.WRITE,
            CasePermissions.MANAGE,
            SchedulePermissions.READ,
            SchedulePermissions.WRITE,
            VerifyAudit.NEEDED,
            DeadLetterPermissions.READ,
            DeadLetterPermissions.MANAGE,
            DeadLetterPermissions.PLATFORM);

    private static final Duration DRAIN = Duration.ofSeconds(3);
    private static final Duration STOP_JOBS = Duration.ofSeconds(2);
    private static final Duration IDLE = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    private final DataFolder folder;
    private final LateDatabase database;
    private final WebServer web;
    private final String token;
    private final Configuration configuration;
    private final Closing closing;

    private Server(
            DataFolder folder,
            LateDatabase database,
            WebServer web,
            String token,
            Configuration configuration,
            Closing closing) {
        this.folder = folder;
        this.database = database;
        this.web = web;
        this.token = token;
        this.configuration = configuration;
        this.closing = closing;
    }

    /**
     * Starts everything. When it returns, requests are answered: where the database of somebody else is away, with 503 until it comes.
     *
     * @throws StartFailed with the reason in words; nothing stays behind
     */
    public static Server start(Configuration configuration) {
        var closing = new Closing();
        try {
            var folder = closing.add(DataFolder.open(configuration.path(Key.DATA)));
            var port = closing.add(hold(configuration));
            var edge = Edges.of(configuration);
            var identity = Enterprise.settings(configuration, folder, port.number(), closing);
            var database = closing.add(new LateDatabase(() -> open(configuration, folder)));
            var metrics = new Metrics();
            var kafka = EventsToKafka.of(configuration);
            var contexts = closing.add(contexts(
                    configuration,
                    folder,
                    database.app(),
                    database.worker(),
                    metrics.observer().and(new AuditLog()),
                    identity));
            kafka.forEach(to -> closing.add(to).relay(contexts));
            String token = folder.secrets().of("local-token", "sxt_");
            var web = listen(configuration, folder, edge, port, database.app(), contexts, metrics, token);
            closing.add(() -> web.stop(DRAIN));
            var server = new Server(folder, database, web, token, configuration, closing);
            var events = contexts.eventDelivery()
                    .map(delivery -> closing.add(new EventMetrics(delivery, metrics.registry())));
            server.openDatabase(
                    contexts,
                    metrics,
                    closing.add(new AuditAtStart(contexts.auditCheck(), metrics.registry())),
                    events);
            closing.add(database::stopWaiting);
            folder.endpoint()
                    .tell(new Endpoint(server.url(), ProcessHandle.current().pid()));
            closing.add(() -> folder.endpoint().remove());
            return server;
        } catch (RuntimeException failure) {
            closing.closeAfter(failure);
            throw failure;
        }
    }

    private void openDatabase(Contexts contexts, Metrics metrics, AuditAtStart audit, Option<EventMetrics> events) {
        var away = database.open(opened -> {
            PoolMetrics.of(opened, metrics.registry());
            JobMetrics.of(contexts.jobFigures(), metrics.registry());
            contexts.webhooks().forEach(webhooks -> WebhookMetrics.of(webhooks, metrics.registry()));
            contexts.startJobs();
            audit.begin();
            events.forEach(EventMetrics::begin);
        });
        away.forEach(reason -> LOG.atWarn()
                .addKeyValue("url", url())
                .addKeyValue("cause", reason)
                .log("the database is away; requests are answered with 503 until it comes"));
    }

    /**
     * The contexts of the workspace without a server, for a single piece of work.
     *
     * @param closing closes what is opened for it
     * @throws StartFailed with the reason in words
     */
    public static Contexts contexts(Configuration configuration, Closing closing) {
        var folder = closing.add(DataFolder.open(configuration.path(Key.DATA)));
        Database database = closing.add(openNow(configuration, folder));
        var contexts = closing.add(contexts(
                configuration,
                folder,
                database.app(),
                database.workerPool().source(),
                new AuditLog(),
                Enterprise.settings(configuration, folder, configuration.number(Key.PORT), closing)));
        contexts.startJobs();
        return contexts;
    }

    private static Database openNow(Configuration configuration, DataFolder folder) {
        try {
            return open(configuration, folder);
        } catch (Unavailable | StorageFull away) {
            throw new StartFailed(
                    "The database is away: " + LateDatabase.reason(away)
                            + " Try again when it is there, or check database.url with 'sextant config'.",
                    away);
        }
    }

    /** The contexts on these connections. */
    static Contexts contexts(
            Configuration configuration,
            DataFolder folder,
            DataSource app,
            DataSource worker,
            HandlingObserver observer,
            Option<IdentitySettings> identity) {
        return Contexts.onPostgres(
                observer,
                app,
                worker,
                jobs(configuration),
                Option.some(new AuditSignature(signingKey(configuration, folder))),
                Contexts.folder(
                        configuration.text(Key.FILES).isEmpty() ? folder.files() : configuration.path(Key.FILES)),
                configuration.size(Key.UPLOAD_LIMIT),
                events(configuration),
                identity);
    }

    private static EventSettings events(Configuration configuration) {
        Duration kept = Duration.ofDays(configuration.number(Key.EVENTS_KEEP));
        if (kept.compareTo(RetireEvents.SHORTEST) < 0) {
            throw new StartFailed(
                    "events.keep must be at least " + RetireEvents.SHORTEST.toDays() + " days: " + kept.toDays() + ".");
        }
        return new EventSettings(
                EventCatalogue.of(),
                kept,
                configuration.text(Key.EVENTS_ARCHIVE).isEmpty()
                        ? Option.none()
                        : Option.some(configuration.path(Key.EVENTS_ARCHIVE)));
    }

    private static JobSettings jobs(Configuration configuration) {
        var standard = JobSettings.standard();
        return new JobSettings(
                configuration.number(Key.JOB_THREADS),
                configuration.number(Key.JOB_PER_TENANT),
                standard.polling(),
                standard.heartbeat(),
                standard.progressEvery(),
                STOP_JOBS,
                ZoneId.of(configuration.text(Key.TIME_ZONE)));
    }

    /** The database that the configuration names; the embedded one is started. */
    static Database open(Configuration configuration, DataFolder folder) {
        if (!configuration.text(Key.DATABASE_URL).isEmpty()) {
            return ExternalDatabase.connect(configuration);
        }
        Path programs = configuration.text(Key.DATABASE_PROGRAMS).isEmpty()
                ? folder.database()
                : configuration.path(Key.DATABASE_PROGRAMS);
        return LocalDatabase.start(
                folder,
                programs,
                configuration.number(Key.DATABASE_POOL),
                configuration.number(Key.DATABASE_WORKER_POOL));
    }

    private static WebServer listen(
            Configuration configuration,
            DataFolder folder,
            Edge edge,
            HeldPort port,
            DataSource app,
            Contexts contexts,
            Metrics metrics,
            String token) {
        var services = new WebServices(
                contexts.identity()
                        .map(IdentityContext::authenticator)
                        .getOrElse(() -> new LocalTokenAuthenticator(token, LocalWorkspace.identity(PERMISSIONS))),
                contexts.metering().map(MeteringContext::allowance).getOrElse(Allowance.UNLIMITED),
                contexts.transactions(),
                contexts.keys(),
                new DatabaseReadiness(app),
                contexts.ids(),
                metrics);
        var config = new WebConfig(
                        host(configuration),
                        port.number(),
                        configuration.size(Key.UPLOAD_LIMIT),
                        IDLE,
                        Edges.isBehindTls(configuration),
                        signingKey(configuration, folder))
                .with(edge);
        return WebServer.start(config, port, services, ContextRoutes.of(contexts));
    }

    private static String host(Configuration configuration) {
        return Enterprise.isMeant(configuration) ? configuration.text(Key.HOST) : "127.0.0.1";
    }

    /** The port is held before anything else, because its number stands in what the contexts are made of. */
    private static HeldPort hold(Configuration configuration) {
        try {
            return HeldPort.on(host(configuration), configuration.number(Key.PORT));
        } catch (IOException taken) {
            throw new StartFailed(
                    "The server cannot listen on port " + configuration.text(Key.PORT)
                            + ": it is taken, or may not be used. Choose another with --port N, or any with --port 0.",
                    taken);
        }
    }

    private static SecretKey signingKey(Configuration configuration, DataFolder folder) {
        String configured = configuration.text(Key.SIGNING_KEY);
        return configured.isEmpty()
                ? folder.signingKey()
                : new SecretKeySpec(configured.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** Where it is reached, such as {@code http://127.0.0.1:8080}. */
    public URI url() {
        return URI.create((Edges.encrypts(configuration) ? "https" : "http") + "://127.0.0.1:" + web.port());
    }

    /** The token of the local workspace. */
    public String token() {
        return token;
    }

    /** A first thing to try, as a command line. */
    public String hint() {
        if (!Enterprise.isMeant(configuration)) {
            return "curl -H 'Authorization: Bearer " + token + "' " + url() + "/api/v1/cases";
        }
        if (!configuration.text(Key.REGISTRATION).equals("open")) {
            return "./sextant admin create-owner --data " + data()
                    + " --email you@example.com --name You --organization Example --slug example";
        }
        return "curl -H 'Content-Type: application/json' "
                + (Edges.encrypts(configuration) ? "--cacert " + configuration.path(Key.TLS_CERTIFICATE) + " " : "")
                + url() + "/api/v1/auth/register -d "
                + "'{\"email\":\"you@example.com\",\"password\":\"…\",\"display_name\":\"You\",\"organization_name\":\"Example\",\"slug\":\"example\"}'";
    }

    /** The folder of its data. */
    public Path data() {
        return folder.root();
    }

    /**
     * The database that it stands on; waits for it where it is away.
     *
     * @throws StartFailed when it came, but is not as it must be, so that this server will never serve
     */
    public Database database() {
        return database.await();
    }

    /** Takes no new request, lets those that were accepted end, then stops the database. Takes less than ten seconds. */
    @Override
    public void close() {
        closing.close();
    }
}
