package dev.sextant.identity.persistence;

import static dev.sextant.identity.persistence.db.Tables.THROTTLE;

import dev.sextant.identity.application.Throttles;
import dev.sextant.identity.domain.Throttle;
import dev.sextant.identity.domain.ThrottleKey;
import dev.sextant.identity.persistence.db.tables.records.ThrottleRecord;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.persistence.JooqTransactions;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.DSLContext;

/** Throttles as a row each. Locking is one statement, which adds the rows that are missing, so that of two first tries one waits for the other. */
public final class JooqThrottles implements Throttles {

    /** How long after its last try a row is kept: longer than any rule remembers. */
    static final Duration KEPT = Duration.ofDays(2);

    /** So many rows that nothing depends on any more are removed whenever counts are kept: more than there are keys of a login, so that the table shrinks. */
    private static final int SWEPT_AT_ONCE = 8;

    private final JooqTransactions transactions;
    private final Clock clock;

    /** Throttles in the transactions of this database; what is past, by this clock, is removed by and by. */
    public JooqThrottles(JooqTransactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Map<ThrottleKey, Throttle> lock(Actor actor, List<ThrottleKey> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        Throttle none = Throttle.none();
        List<ThrottleRecord> rows = keys.stream()
                .map(ThrottleKey::value)
                .distinct()
                .sorted()
                .map(key -> row(actor, key, none, clock.instant().plus(KEPT)))
                .toList();
        Map<ThrottleKey, Throttle> locked = new HashMap<>();
        // Keeping a row as it is locks it, and hands it out as it is now.
        transactions
                .dsl(actor)
                .insertInto(THROTTLE)
                .set(rows)
                .onConflict(THROTTLE.TENANT_ID, THROTTLE.KEY)
                .doUpdate()
                .set(THROTTLE.TRIES, THROTTLE.TRIES)
                .returning()
                .fetch()
                .forEach(row -> locked.put(
                        new ThrottleKey(row.getKey()),
                        new Throttle(row.getTries(), row.getLastTry(), Option.of(row.getTrustedUntil()))));
        return locked;
    }

    @Override
    public void save(Actor actor, Map<ThrottleKey, Throttle> counted) {
        DSLContext dsl = transactions.dsl(actor);
        byText(counted).forEach((key, throttle) -> save(dsl, actor, key, throttle));
        sweep(dsl);
    }

    private static SortedMap<String, Throttle> byText(Map<ThrottleKey, Throttle> counted) {
        SortedMap<String, Throttle> byText = new TreeMap<>();
        counted.forEach((key, throttle) -> byText.put(key.value(), throttle));
        return byText;
    }

    private static void save(DSLContext dsl, Actor actor, String key, Throttle throttle) {
        if (throttle.tries() == 0 && throttle.trustedUntil().isEmpty()) {
            dsl.deleteFrom(THROTTLE).where(THROTTLE.KEY.eq(key)).execute();
        } else {
            dsl.update(THROTTLE)
                    .set(THROTTLE.TRIES, throttle.tries())
                    .set(THROTTLE.LAST_TRY, throttle.lastTry())
                    .set(THROTTLE.TRUSTED_UNTIL, throttle.trustedUntil().getOrNull())
                    .set(THROTTLE.FORGET_AT, forgetAt(throttle))
                    .where(THROTTLE.TENANT_ID.eq(actor.tenant().value()))
                    .and(THROTTLE.KEY.eq(key))
                    .execute();
        }
    }

    private static Instant forgetAt(Throttle throttle) {
        Instant triesCountUntil = throttle.lastTry().plus(KEPT);
        return throttle.trustedUntil().filter(triesCountUntil::isBefore).getOrElse(triesCountUntil);
    }

    private void sweep(DSLContext dsl) {
        var past = dsl.select(THROTTLE.KEY)
                .from(THROTTLE)
                .where(THROTTLE.FORGET_AT.le(clock.instant()))
                .limit(SWEPT_AT_ONCE)
                .forUpdate()
                .skipLocked();
        dsl.deleteFrom(THROTTLE).where(THROTTLE.KEY.in(past)).execute();
    }

    private static ThrottleRecord row(Actor actor, String key, Throttle throttle, Instant forgetAt) {
        var row = new ThrottleRecord();
        row.setTenantId(actor.tenant().value());
        row.setKey(key);
        row.setTries(throttle.tries());
        row.setLastTry(throttle.lastTry());
        row.setForgetAt(forgetAt);
        return row;
    }
}
