package dev.sextant.identity.persistence;

import static dev.sextant.identity.persistence.db.Tables.SESSION;

import dev.sextant.identity.application.Sessions;
import dev.sextant.identity.domain.ClientId;
import dev.sextant.identity.domain.SecretDigest;
import dev.sextant.identity.domain.Session;
import dev.sextant.identity.domain.SessionId;
import dev.sextant.identity.domain.SessionSnapshot;
import dev.sextant.identity.persistence.db.tables.records.SessionRecord;
import dev.sextant.shared.application.StaleAggregate;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.persistence.JooqTransactions;
import io.vavr.control.Option;
import java.util.List;

/** Sessions as a row each, under their organisation and seen from the account of their user as well. What rolls back is undone here too. */
public final class JooqSessions implements Sessions {

    private final JooqTransactions transactions;

    /** Sessions in the transactions of this database. */
    public JooqSessions(JooqTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Option<Session> find(Actor actor, SessionId id) {
        return Option.ofOptional(transactions
                        .dsl(actor)
                        .selectFrom(SESSION)
                        .where(SESSION.ID.eq(id.value()))
                        .fetchOptional())
                .map(JooqSessions::restore);
    }

    @Override
    public List<Session> ofUser(Actor actor, UserId user) {
        return transactions
                .dsl(actor)
                .selectFrom(SESSION)
                .where(SESSION.USER_ID.eq(user.value()))
                .orderBy(SESSION.ID)
                .fetch(JooqSessions::restore);
    }

    @Override
    public void add(Actor actor, Session started) {
        SessionSnapshot kept = started.snapshot();
        SessionRecord row = changes(kept);
        row.setTenantId(kept.organization().value());
        row.setId(kept.id().value());
        row.setUserId(kept.user().value());
        transactions.dsl(actor).insertInto(SESSION).set(row).execute();
    }

    @Override
    public void save(Actor actor, Session changed, long readVersion) {
        int saved = transactions
                .dsl(actor)
                .update(SESSION)
                .set(changes(changed.snapshot()))
                .where(SESSION.ID.eq(changed.id().value()))
                .and(SESSION.VERSION.eq(readVersion))
                .execute();
        if (saved == 0) {
            throw new StaleAggregate(changed.id().toString(), readVersion);
        }
    }

    @Override
    public void remove(Actor actor, SessionId id) {
        transactions
                .dsl(actor)
                .deleteFrom(SESSION)
                .where(SESSION.ID.eq(id.value()))
                .execute();
    }

    private static SessionRecord changes(SessionSnapshot kept) {
        var row = new SessionRecord();
        row.setVersion(kept.version());
        row.set(SESSION.CLIENT_ID, kept.client().map(ClientId::value).getOrNull());
        row.setRefresh(kept.refresh().bytes());
        row.set(SESSION.ADDRESS, kept.address().getOrNull());
        row.set(SESSION.USER_AGENT, kept.userAgent().getOrNull());
        row.setStartedAt(kept.startedAt());
        row.setSeenAt(kept.seenAt());
        return row;
    }

    private static Session restore(SessionRecord row) {
        return Session.restore(new SessionSnapshot(
                new SessionId(row.getId()),
                new TenantId(row.getTenantId()),
                new UserId(row.getUserId()),
                row.getVersion(),
                Option.of(row.getClientId()).map(ClientId::new),
                SecretDigest.of(row.getRefresh()),
                Option.of(row.getAddress()),
                Option.of(row.getUserAgent()),
                row.getStartedAt(),
                row.getSeenAt()));
    }
}
