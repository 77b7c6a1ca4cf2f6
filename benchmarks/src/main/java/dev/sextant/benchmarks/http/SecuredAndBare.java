package dev.sextant.benchmarks.http;

import dev.sextant.bootstrap.Closing;
import dev.sextant.bootstrap.database.LocalDatabase;
import dev.sextant.bootstrap.logging.ProgramLog;
import dev.sextant.bootstrap.server.AuditLog;
import dev.sextant.bootstrap.server.Server;
import dev.sextant.bootstrap.wiring.ContextRoutes;
import dev.sextant.bootstrap.wiring.Contexts;
import dev.sextant.bootstrap.wiring.EventSettings;
import dev.sextant.bootstrap.wiring.IdentityContext;
import dev.sextant.bootstrap.wiring.IdentitySettings;
import dev.sextant.bootstrap.wiring.MeteringSettings;
import dev.sextant.bootstrap.workspace.DataFolder;
import dev.sextant.identity.integration.MasterKeys;
import dev.sextant.identity.integration.TerminalMail;
import dev.sextant.messaging.application.WebhookReceivers;
import dev.sextant.shared.application.Authenticator;
import dev.sextant.shared.application.BlobStore;
import dev.sextant.shared.application.inmemory.InMemoryBlobStore;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.persistence.DatabaseReadiness;
import dev.sextant.shared.persistence.JobSettings;
import dev.sextant.shared.persistence.Pool;
import dev.sextant.shared.persistence.Role;
import dev.sextant.shared.web.HeldPort;
import dev.sextant.shared.web.Metrics;
import dev.sextant.shared.web.WebConfig;
import dev.sextant.shared.web.WebServer;
import dev.sextant.shared.web.WebServices;
import io.vavr.control.Option;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;

/**
 * The process that is measured: two servers out of the same parts on one database. The one is as a server of many organisations is; in the other the login to the database is not held by row-level security, and whoever calls is taken for
 * somebody who may everything, without a look at the token. Everything else is the same, down to the log lines, which are thrown away. No job runs.
 */
final class SecuredAndBare {

    /** Small enough that both pools fit what the database lets in. */
    private static final int POOL = 8;

    private static final int WORKER_POOL = 3;
    private static final Duration DRAIN = Duration.ofSeconds(3);
    private static final String UNHELD = "sextant_unheld";

    private SecuredAndBare() {}

    /**
     * Starts the secured server, tells its port and the process of the database in a line, then starts the other one for whom it is told in a line, tells its port, and ends when no more lines come.
     *
     * @param arguments the data folder; where the programs of PostgreSQL are unpacked
     */
    public static void main(String[] arguments) throws IOException, SQLException {
        ProgramLog.to(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8), "info", true);
        try (var closing = new Closing();
                var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            var folder = closing.add(DataFolder.open(Path.of(arguments[0])));
            var database = closing.add(LocalDatabase.start(folder, Path.of(arguments[1]), POOL, WORKER_POOL));
            var blobs = new InMemoryBlobStore(Clock.systemUTC());
            int secured = secured(folder, database, blobs, closing);
            System.out.println(secured + " " + database.embedded().pid());
            String caller = orders.readLine();
            if (caller == null) {
                throw new IllegalStateException("nobody said for whom");
            }
            String[] who = caller.split(" ", 2);
            System.out.println(
                    bare(folder, database, blobs, UUID.fromString(who[0]), UUID.fromString(who[1]), closing));
            if (orders.readLine() != null) {
                throw new IllegalStateException("there is nothing more to say");
            }
        }
    }

    private static int secured(DataFolder folder, LocalDatabase database, BlobStore blobs, Closing closing)
            throws IOException {
        var port = closing.add(HeldPort.on("127.0.0.1", 0));
        byte[] key = new byte[MasterKeys.BYTES];
        new SecureRandom().nextBytes(key);
        var keys = MasterKeys.of(Base64.getEncoder().encodeToString(key), List.of())
                .getOrElseThrow(why -> new IllegalStateException(why));
        var quiet = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var settings = new IdentitySettings(
                "http://127.0.0.1:" + port.number(),
                () -> keys,
                true,
                new TerminalMail(quiet),
                Option.none(),
                Option.none(),
                new MeteringSettings(Map.of(), Option.none(), Option.none()),
                WebhookReceivers.NOBODY);
        var metrics = new Metrics();
        var contexts = contexts(metrics, database.app(), database, blobs, Option.some(settings), closing);
        var authenticator =
                contexts.identity().map(IdentityContext::authenticator).get();
        return listen(folder, port, authenticator, contexts, database.app(), metrics, closing);
    }

    private static int bare(
            DataFolder folder, LocalDatabase database, BlobStore blobs, UUID tenant, UUID user, Closing closing)
            throws IOException, SQLException {
        var app = unheld(database, folder, closing);
        var metrics = new Metrics();
        var contexts = contexts(metrics, app, database, blobs, Option.none(), closing);
        var everybody =
                Option.some(new Authenticator.Identity(new TenantId(tenant), new UserId(user), Server.PERMISSIONS));
        var port = closing.add(HeldPort.on("127.0.0.1", 0));
        return listen(folder, port, token -> everybody, contexts, app, metrics, closing);
    }

    /** A pool like that of the other server, with the same rights, of a login that row-level security does not hold. */
    private static DataSource unheld(LocalDatabase database, DataFolder folder, Closing closing) throws SQLException {
        // Letters and digits only.
        String password = folder.secrets().of("database-unheld", "");
        try (var superuser = database.embedded().superuser();
                var statement = superuser.createStatement()) {
            statement.execute("CREATE ROLE " + UNHELD + " LOGIN BYPASSRLS PASSWORD '" + password + "'");
            statement.execute("GRANT " + Role.APP + " TO " + UNHELD);
        }
        var settings = Pool.Settings.standard(UNHELD, database.embedded().url(), UNHELD, password, POOL);
        return closing.add(Pool.open(settings)).source();
    }

    private static Contexts contexts(
            Metrics metrics,
            DataSource app,
            LocalDatabase database,
            BlobStore blobs,
            Option<IdentitySettings> identity,
            Closing closing) {
        return closing.add(Contexts.onPostgres(
                metrics.observer().and(new AuditLog()),
                app,
                database.workerPool().source(),
                JobSettings.standard(),
                Option.none(),
                blobs,
                WebConfig.DEFAULT_LARGEST_UPLOAD,
                EventSettings.standard(),
                identity));
    }

    private static int listen(
            DataFolder folder,
            HeldPort port,
            Authenticator authenticator,
            Contexts contexts,
            DataSource app,
            Metrics metrics,
            Closing closing) {
        var services = new WebServices(
                authenticator,
                contexts.transactions(),
                contexts.keys(),
                new DatabaseReadiness(app),
                contexts.ids(),
                metrics);
        var config = WebConfig.local(
                port.number(), new SecretKeySpec(folder.signingKey().getEncoded(), "HmacSHA256"));
        var web = WebServer.start(config, port, services, ContextRoutes.of(contexts));
        closing.add(() -> web.stop(DRAIN));
        return web.port();
    }
}
