package dev.sextant.cases.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.shared.persistence.PostgresForTests;
import dev.sextant.shared.persistence.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the search to its index; {@link SearchPlanAtAMillion} shows the same for a million cases. */
class SearchPlanTest {

    private static final int CASES = 12_000;

    private static TestDatabase database;

    @BeforeAll
    static void fill() {
        database = PostgresForTests.freshDatabase();
        SearchPlans.fill(database, CASES);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void the_search_function_uses_the_index() throws SQLException {
        assertThat(SearchPlans.planInside(database, "EXPLAIN ", "zeppelin"))
                .anyMatch(line -> line.contains("Bitmap Index Scan on case_text_document"))
                .noneMatch(line -> line.contains("Seq Scan on case_text"));
    }

    @Test
    void under_row_level_security_the_index_would_not_serve() throws SQLException {
        assertThat(SearchPlans.planWithoutFunction(database, "EXPLAIN ", "zeppelin"))
                .noneMatch(line -> line.contains("case_text_document"));
    }

    @Test
    void the_function_finds_the_tenants_cases_and_not_its_neighbours() throws SQLException {
        assertThat(found("zeppelin")).isEqualTo(CASES / 1_000);
    }

    @Test
    void of_a_word_in_every_case_no_more_are_ranked_than_can_be_in_time() throws SQLException {
        database.execute("UPDATE cases.case_text SET body = 'zebra'::tsvector");
        assertThat(found("zebra")).isEqualTo(5_000);
    }

    private static int found(String words) throws SQLException {
        try (var app = database.app().getConnection();
                var statement = app.createStatement()) {
            statement.execute("SELECT set_config('sextant.tenant', '" + SearchPlans.TENANT + "', false)");
            try (var count = statement.executeQuery("SELECT count(*) FROM cases.matching_cases('" + words + "')")) {
                count.next();
                return count.getInt(1);
            }
        }
    }
}
