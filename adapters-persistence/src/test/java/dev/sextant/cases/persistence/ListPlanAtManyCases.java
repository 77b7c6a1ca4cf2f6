package dev.sextant.cases.persistence;

import dev.sextant.cases.application.CaseSort;
import dev.sextant.shared.persistence.Stage;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A program, not a test: fills a database with 400,000 cases, half of them each of two tenants, and prints how pages of their lists are planned and how long they take, for each kind of reader. */
final class ListPlanAtManyCases {

    private static final int CASES = 400_000;
    /** The first runs read from the disk. */
    private static final int RUNS = 3;

    private ListPlanAtManyCases() {}

    /** Takes the number of cases. */
    public static void main(String[] arguments) {
        int cases = arguments.length == 0 ? CASES : Integer.parseInt(arguments[0]);
        var out =
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);
        try (var stage = new Stage(2)) {
            ListPlans.fill(stage.database(), cases);
            ListPlans.people().forEach((who, actor) -> {
                for (CaseSort sort : CaseSort.values()) {
                    ListPlans.pages(cases).forEach(page -> {
                        out.println("== who " + who + ", " + sort.code() + ", "
                                + (page.after().isEmpty() ? "first page" : "from the middle"));
                        for (int run = 1; run < RUNS; run++) {
                            ListPlans.explain(stage.transactions(), actor, sort, page, true);
                        }
                        ListPlans.explain(stage.transactions(), actor, sort, page, true)
                                .forEach(out::println);
                    });
                }
            });
        }
    }
}
