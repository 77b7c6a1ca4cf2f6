package dev.sextant.shared.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The outbox by months: made ahead by the worker, and dropped by it only when they are old. */
class PartitionsTest {

    private static final DateTimeFormatter SUFFIX = DateTimeFormatter.ofPattern("yyyy_MM");

    private Stage stage;

    @BeforeEach
    void open() {
        stage = new Stage(2);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private List<String> rows(DataSource login, String sql) throws SQLException {
        try (var connection = login.getConnection();
                var statement = connection.createStatement();
                var answer = statement.executeQuery(sql)) {
            var rows = new ArrayList<String>();
            while (answer.next()) {
                rows.add(answer.getString(1));
            }
            return rows;
        }
    }

    private List<String> partitions() throws SQLException {
        return rows(
                stage.database().superuser(),
                "SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid"
                        + " WHERE i.inhparent = 'shared.outbox'::regclass AND c.relname <> 'outbox_rest' ORDER BY 1");
    }

    private static String month(YearMonth month) {
        return "outbox_" + month.format(SUFFIX);
    }

    /** A month of the past, as it would be there had the server run then. */
    private void was(YearMonth month) {
        stage.database()
                .execute("CREATE TABLE shared." + month(month) + " PARTITION OF shared.outbox FOR VALUES FROM ('"
                        + month.atDay(1) + " 00:00+00') TO ('"
                        + month.plusMonths(1).atDay(1) + " 00:00+00');"
                        + "ALTER TABLE shared." + month(month) + " OWNER TO sextant_owner");
    }

    private List<String> retire(LocalDate olderThan) throws SQLException {
        return rows(stage.database().worker(), "SELECT shared.retire_partitions('" + olderThan + " 00:00+00')");
    }

    @Test
    void the_running_worker_makes_the_coming_months() throws SQLException {
        List<String> made = partitions();
        stage.database().execute("DROP TABLE shared." + made.getLast());
        try (Pool worker = stage.database().pool(Role.WORKER, 3);
                var jobs = new SchedulerJobs(
                        stage.transactions(),
                        worker.source(),
                        stage.ids(),
                        Clock.systemUTC(),
                        JobSettings.standard())) {
            jobs.start();
            long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (!partitions().containsAll(made) && System.nanoTime() < until) {
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
        assertThat(partitions()).isEqualTo(made);
    }

    @Test
    void months_are_made_once_and_protected_as_their_parent() throws SQLException {
        int before = partitions().size();
        assertThat(rows(stage.database().worker(), "SELECT shared.make_partitions(" + (before + 1) + ")"))
                .containsExactly("4");
        assertThat(rows(stage.database().worker(), "SELECT shared.make_partitions(" + (before + 1) + ")"))
                .containsExactly("0");
        assertThat(rows(
                        stage.database().superuser(),
                        "SELECT relname FROM pg_class WHERE relname ~ '^outbox_' AND relkind = 'r'"
                                + " AND NOT (relrowsecurity AND relforcerowsecurity)"))
                .isEmpty();
    }

    @Test
    void only_months_that_are_old_as_a_whole_are_dropped() throws SQLException {
        YearMonth old = YearMonth.now(ZoneOffset.UTC).minusMonths(4);
        was(old);
        was(old.plusMonths(1));
        List<String> before = partitions();
        assertThat(retire(old.atEndOfMonth())).containsExactly("0");
        assertThat(partitions()).isEqualTo(before);
        assertThat(retire(old.plusMonths(1).atDay(1))).containsExactly("1");
        assertThat(partitions()).doesNotContain(month(old)).contains(month(old.plusMonths(1)));
        assertThat(partitions()).hasSize(before.size() - 1);
    }

    @Test
    void nothing_of_the_last_thirty_days_is_dropped() {
        assertThatThrownBy(() -> retire(LocalDate.now(ZoneOffset.UTC).minusDays(29)))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("at least 30 days ago");
    }

    @Test
    void nobody_but_the_worker_makes_or_drops_them() {
        for (String call : List.of("shared.make_partitions(1)", "shared.retire_partitions('2020-01-01')")) {
            assertThatThrownBy(() -> rows(stage.database().app(), "SELECT " + call))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }
}
