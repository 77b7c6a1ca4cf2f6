package dev.sextant.cases.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.cases.application.CaseSort;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.persistence.Stage;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the pages of a list to their indexes, whoever looks; {@link ListPlanAtManyCases} shows the same for as many cases as one likes. */
class ListPlanTest {

    private static final int CASES = 20_000;
    /** Six ways to see a case give a page and one more each at most, and each of these is read once more by its id. */
    private static final long MOST_ROWS_READ = 6 * 3 * (PageRequest.DEFAULT + 1);

    private static final Pattern READ = Pattern.compile("Scan.*actual.*rows=(\\d+)(?:\\.\\d+)? loops=(\\d+)");
    private static final Pattern DROPPED = Pattern.compile("Rows Removed by Filter: (\\d+)");

    private static Stage stage;

    @BeforeAll
    static void fill() {
        stage = new Stage(2);
        ListPlans.fill(stage.database(), CASES);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Test
    void a_page_reads_a_few_rows_by_index_whoever_looks_in_whatever_order_and_however_deep() {
        ListPlans.people().forEach((who, actor) -> {
            for (CaseSort sort : CaseSort.values()) {
                for (PageRequest page : ListPlans.pages(CASES)) {
                    for (boolean generic : new boolean[] {false, true}) {
                        List<String> plan = ListPlans.explain(stage.transactions(), actor, sort, page, generic);
                        String what = who + ", " + sort.code() + ":\n" + String.join("\n", plan);
                        assertThat(plan).as(what).noneMatch(line -> line.contains("Seq Scan"));
                        assertThat(rowsRead(plan)).as(what).isLessThanOrEqualTo(MOST_ROWS_READ);
                    }
                }
            }
        });
    }

    private static long rowsRead(List<String> plan) {
        long rows = 0;
        for (String line : plan) {
            Matcher read = READ.matcher(line);
            if (read.find()) {
                rows += Long.parseLong(read.group(1)) * Long.parseLong(read.group(2));
            }
            Matcher dropped = DROPPED.matcher(line);
            if (dropped.find()) {
                rows += Long.parseLong(dropped.group(1));
            }
        }
        return rows;
    }
}
