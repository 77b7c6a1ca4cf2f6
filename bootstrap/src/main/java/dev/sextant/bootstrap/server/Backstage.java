package dev.sextant.bootstrap.server;

import dev.sextant.bootstrap.Closing;
import dev.sextant.bootstrap.StartFailed;
import dev.sextant.bootstrap.config.Configuration;
import dev.sextant.bootstrap.config.Key;
import dev.sextant.bootstrap.database.Database;
import dev.sextant.bootstrap.database.LateDatabase;
import dev.sextant.bootstrap.database.RunningDatabase;
import dev.sextant.bootstrap.logging.ProgramLog;
import dev.sextant.bootstrap.wiring.Contexts;
import dev.sextant.bootstrap.wiring.IdentityContext;
import dev.sextant.bootstrap.wiring.OperatorContext;
import dev.sextant.bootstrap.wiring.WebhookContext;
import dev.sextant.bootstrap.workspace.DataFolder;
import dev.sextant.bootstrap.workspace.Endpoint;
import dev.sextant.identity.application.AccountList;
import dev.sextant.identity.persistence.SqlAccountList;
import dev.sextant.shared.application.StorageFull;
import dev.sextant.shared.application.Unavailable;
import dev.sextant.shared.domain.Origin;
import io.vavr.control.Option;

/**
 * The contexts of a server without the server, for whoever runs it: no request is served and no job run. Where a server runs on the data folder, its database is used beside it; otherwise the database is started for this piece
 * of work.
 */
public final class Backstage implements AutoCloseable {

    private final Contexts contexts;
    private final Database database;
    private final MasterKeySource masterKeys;
    private final Closing closing;

    private Backstage(Contexts contexts, Database database, MasterKeySource masterKeys, Closing closing) {
        this.contexts = contexts;
        this.database = database;
        this.masterKeys = masterKeys;
        this.closing = closing;
    }

    /**
     * Opens the database that a configuration names.
     *
     * @throws StartFailed with the reason in words
     */
    public static Backstage open(Configuration configuration) {
        ProgramLog.to(System.err, "error", false);
        var closing = new Closing();
        try {
            boolean besideServer =
                    Endpoint.in(configuration.path(Key.DATA)).running().isDefined();
            var folder = besideServer
                    ? DataFolder.besideServer(configuration.path(Key.DATA))
                    : closing.add(DataFolder.open(configuration.path(Key.DATA)));
            Database database = closing.add(database(configuration, folder, besideServer));
            var contexts = closing.add(Server.contexts(
                    configuration,
                    folder,
                    database.app(),
                    database.workerPool().source(),
                    new AuditLog(),
                    Option.some(Enterprise.behindTheScenes(configuration, folder))));
            return new Backstage(contexts, database, MasterKeySource.of(configuration, folder.secrets()), closing);
        } catch (RuntimeException failure) {
            closing.closeAfter(failure);
            throw failure;
        }
    }

    private static Database database(Configuration configuration, DataFolder folder, boolean besideServer) {
        try {
            return besideServer && configuration.text(Key.DATABASE_URL).isEmpty()
                    ? RunningDatabase.connect(folder)
                    : Server.open(configuration, folder);
        } catch (Unavailable | StorageFull away) {
            throw new StartFailed(
                    "The database is away: " + LateDatabase.reason(away)
                            + " Try again when it is there, or check database.url with 'sextant config'.",
                    away);
        }
    }

    /** All contexts. */
    public Contexts contexts() {
        return contexts;
    }

    /** What only whoever runs the server may do with identities. */
    public OperatorContext operator() {
        return contexts.identity()
                .map(IdentityContext::operator)
                .getOrElseThrow(() -> new IllegalStateException("the context identity is always there"));
    }

    /** Webhooks of all organisations. */
    public WebhookContext webhooks() {
        return contexts.webhooks().getOrElseThrow(() -> new IllegalStateException("webhooks are always there"));
    }

    /** Where the master keys come from. */
    public MasterKeySource masterKeys() {
        return masterKeys;
    }

    /**
     * Names all accounts.
     *
     * @throws StartFailed when nobody is known who may look for them
     */
    public AccountList accounts() {
        return new SqlAccountList(database.owner()
                .getOrElseThrow(() -> new StartFailed("Finding all accounts takes the login that owns the schema:"
                        + " give database.owner.user and database.owner.password for this command.")));
    }

    /** Names one piece of work in audit trails and logs. */
    public Origin origin() {
        return Origin.of("admin-" + contexts.ids().next());
    }

    @Override
    public void close() {
        closing.close();
    }
}
