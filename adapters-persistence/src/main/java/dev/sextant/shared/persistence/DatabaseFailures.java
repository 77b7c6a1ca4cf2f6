package dev.sextant.shared.persistence;

import dev.sextant.shared.application.StorageFull;
import dev.sextant.shared.application.Unavailable;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Set;
import org.jooq.exception.DataAccessException;

/**
 * Tells an outage from a fault in the program, by the SQLSTATE that the server or the driver gave (PostgreSQL documentation, appendix A).
 */
public final class DatabaseFailures {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final String DISK_FULL = "53100";
    private static final String READ_ONLY = "25006";
    private static final Set<String> LOST_RACES = Set.of(
            "40001", // serialization_failure
            "40P01"); // deadlock_detected
    private static final Set<String> OUTAGES = Set.of(
            "57P01", // admin_shutdown
            "57P02", // crash_shutdown
            "57P03", // cannot_connect_now
            "57P05", // idle_session_timeout
            "55000", // object_not_in_prerequisite_state: the database takes no connections now
            "57014", // query_canceled: the statement timeout
            "55P03", // lock_not_available: the lock timeout
            "25P03", // idle_in_transaction_session_timeout
            "25P04"); // transaction_timeout
    private static final Set<String> REFUSALS = Set.of(
            "3D000", // invalid_catalog_name: no such database
            "42501", // insufficient_privilege: not allowed to connect, or to look
            "08004"); // the driver has no way to log in that the server takes
    private static final String LOGIN_CLASS = "28";
    private static final String CONNECTION_CLASS = "08";
    private static final String INTEGRITY_CLASS = "23";
    private static final String RESOURCES_CLASS = "53";
    private static final String SYSTEM_CLASS = "58";

    private DatabaseFailures() {}

    /** What a failure means to the application: an outage, a full disk, a programming error, or itself. */
    public static RuntimeException translate(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                if (DISK_FULL.equals(sql.getSQLState())) {
                    return new StorageFull("database", sql);
                }
                if (READ_ONLY.equals(sql.getSQLState())) {
                    return new IllegalStateException("a read-only transaction cannot change anything", failure);
                }
                if (String.valueOf(sql.getSQLState()).startsWith(INTEGRITY_CLASS)) {
                    return new IllegalStateException("the database refused what contradicts what it keeps", failure);
                }
                if (isOutage(sql) || isLostRace(sql)) {
                    return new Unavailable("database", SOON, sql);
                }
            }
        }
        return failure instanceof RuntimeException unchecked
                ? unchecked
                : new DataAccessException(String.valueOf(failure.getMessage()), failure);
    }

    /** What a failure of the set-up, before anything is served, means: a login that is refused does not get better by waiting, whatever pool waited for it. */
    static RuntimeException translateAtSetUp(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isRefusal(String.valueOf(sql.getSQLState()))) {
                return new LoginRefused(sql);
            }
        }
        return translate(failure);
    }

    private static boolean isRefusal(String state) {
        return state.startsWith(LOGIN_CLASS) || REFUSALS.contains(state);
    }

    /** Whether the same may succeed later: an outage, or a disk that is full. */
    static boolean mayPass(Throwable failure) {
        RuntimeException meant = translate(failure);
        return meant instanceof Unavailable || meant instanceof StorageFull;
    }

    /** Whether the server chose this transaction as the victim of a race, so that the same work may succeed when it is run again. */
    static boolean isLostRace(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && LOST_RACES.contains(String.valueOf(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOutage(SQLException sql) {
        String state = String.valueOf(sql.getSQLState());
        return sql instanceof SQLTransientConnectionException
                || sql instanceof SQLTimeoutException
                || OUTAGES.contains(state)
                || state.startsWith(CONNECTION_CLASS)
                || state.startsWith(RESOURCES_CLASS)
                || state.startsWith(SYSTEM_CLASS);
    }
}
