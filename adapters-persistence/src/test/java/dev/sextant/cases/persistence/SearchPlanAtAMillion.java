package dev.sextant.cases.persistence;

import dev.sextant.shared.persistence.PostgresForTests;
import io.vavr.control.Option;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * A program, not a test: fills a database with a million cases, which takes some minutes, and prints how searches for a rare, a usual and a common word are planned, for who sees everything and for who sees little, and how long they
 * take, through the search function and without it. Run it from an IDE, or with the test class path of this module.
 */
final class SearchPlanAtAMillion {

    private static final int CASES = 1_000_000;
    private static final String EXPLAIN = "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) ";

    private SearchPlanAtAMillion() {}

    /** Takes the number of cases, a million when left out. */
    public static void main(String[] arguments) throws SQLException {
        int cases = arguments.length == 0 ? CASES : Integer.parseInt(arguments[0]);
        var out =
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);
        try (var database = PostgresForTests.freshDatabase()) {
            SearchPlans.fill(database, cases);
            for (String words : new String[] {"zeppelin", "word70", "word70 word130", "common"}) {
                for (Option<UUID> reader : List.of(Option.<UUID>none(), Option.some(SearchPlans.MEMBER))) {
                    out.println("== " + words + ", inside the search function, by "
                            + reader.fold(() -> "who sees everything", user -> "who sees one case in a hundred"));
                    SearchPlans.planInside(database, EXPLAIN, words, reader).forEach(out::println);
                }
                out.println("== " + words + ", under row-level security without it");
                SearchPlans.planWithoutFunction(database, EXPLAIN, words).forEach(out::println);
            }
        }
    }
}
