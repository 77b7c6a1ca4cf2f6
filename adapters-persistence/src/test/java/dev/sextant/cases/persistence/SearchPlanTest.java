package dev.sextant.cases.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.shared.persistence.PostgresForTests;
import dev.sextant.shared.persistence.TestDatabase;
import io.vavr.control.Option;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the search to its index, and to what it ranks of a common word; {@link SearchPlanAtAMillion} shows the same for a million cases. */
class SearchPlanTest {

    private static final int CASES = 24_000;
    private static final int RANKED = 5_000;
    private static final Option<UUID> EVERYTHING = Option.none();
    private static final Option<UUID> MEMBER = Option.some(SearchPlans.MEMBER);

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

    private static List<String> ids(String condition) throws SQLException {
        try (Connection superuser = database.superuser().getConnection()) {
            return SearchPlans.rows(
                    superuser,
                    "SELECT id FROM cases.case_record WHERE tenant_id = '" + SearchPlans.TENANT + "' AND " + condition
                            + " ORDER BY id DESC");
        }
    }

    @Test
    void the_search_function_uses_the_index() throws SQLException {
        for (Option<UUID> reader : List.of(EVERYTHING, MEMBER)) {
            assertThat(SearchPlans.planInside(database, "EXPLAIN ", "zeppelin", reader))
                    .anyMatch(line -> line.contains("Bitmap Index Scan on case_text_document"))
                    .noneMatch(line -> line.contains("Seq Scan on case_text"));
        }
    }

    @Test
    void under_row_level_security_the_index_would_not_serve() throws SQLException {
        assertThat(SearchPlans.planWithoutFunction(database, "EXPLAIN ", "zeppelin"))
                .noneMatch(line -> line.contains("case_text_document"));
    }

    @Test
    void the_function_finds_the_tenants_cases_and_not_its_neighbours() throws SQLException {
        assertThat(SearchPlans.found(database, "zeppelin", EVERYTHING, "")).hasSize(CASES / 1_000);
    }

    @Test
    void of_a_common_word_the_newest_are_ranked_of_those_that_are_wanted_and_may_be_seen() throws SQLException {
        String common = "title LIKE '%common%'";
        assertThat(SearchPlans.found(database, "common", EVERYTHING, ""))
                .isEqualTo(ids(common).subList(0, RANKED));
        List<String> mine = ids(common + " AND opened_by = '" + SearchPlans.MEMBER + "'");
        assertThat(mine.getLast()).isLessThan(ids(common).get(RANKED));
        assertThat(SearchPlans.found(database, "common", MEMBER, "")).isEqualTo(mine);
        List<String> oldest = ids(common);
        database.execute("UPDATE cases.case_record SET status = 'resolved' WHERE id = '" + oldest.getLast() + "'");
        assertThat(SearchPlans.found(database, "common", EVERYTHING, "resolved"))
                .containsExactly(oldest.getLast());
    }

    @Test
    void who_is_no_reader_of_anything_finds_nothing() throws SQLException {
        assertThat(SearchPlans.found(database, "common", Option.some(UUID.randomUUID()), ""))
                .isEmpty();
        try (Connection app = database.app().getConnection()) {
            SearchPlans.rows(app, "SELECT set_config('sextant.tenant', '" + SearchPlans.TENANT + "', false)");
            assertThat(
                            SearchPlans.rows(
                                    app,
                                    "SELECT case_id FROM cases.matching_cases('common', '{}', '{}', '{}', '{}', NULL, NULL, NULL)"))
                    .isEmpty();
        }
    }
}
