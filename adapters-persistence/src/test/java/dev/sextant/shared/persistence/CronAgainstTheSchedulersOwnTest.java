package dev.sextant.shared.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import com.github.kagkarlsson.scheduler.task.schedule.CronStyle;
import dev.sextant.shared.domain.Cron;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What decision 24 rests on: where no clock is changed, the scheduler's own cron agrees; where clocks are changed, it does not keep what is promised. */
class CronAgainstTheSchedulersOwnTest {

    private static Instant theirs(String cron, String zone, Instant after) {
        return new CronSchedule(cron, ZoneId.of(zone), CronStyle.UNIX)
                .getNextExecutionTime(ExecutionComplete.simulatedSuccess(after));
    }

    private static Instant ours(String cron, String zone, Instant after) {
        return Cron.parse(cron).get().next(after, ZoneId.of(zone));
    }

    @Test
    void both_agree_where_no_clock_is_changed() {
        for (String cron : List.of(
                "* * * * *",
                "*/15 * * * *",
                "7 3 * * *",
                "5,35 8-18/2 * * *",
                "0 0 1 * *",
                "0 12 * * 1-5",
                "30 4 31 * *",
                "0 0 29 2 *",
                "59 23 31 12 *")) {
            Instant at = Instant.parse("2026-01-01T00:00:30Z");
            for (int i = 0; i < 20; i++) {
                Instant next = ours(cron, "UTC", at);
                assertThat(theirs(cron, "UTC", at)).as("%s after %s", cron, at).isEqualTo(next);
                at = next;
            }
        }
    }

    /** Names the case when the first three times of both differ. */
    private static Stream<String> difference(String cron, String zone, String after) {
        Instant from = Instant.parse(after);
        var ours = new ArrayList<Instant>();
        var theirs = new ArrayList<Instant>();
        for (int i = 0; i < 3; i++) {
            ours.add(ours(cron, zone, i == 0 ? from : ours.getLast()));
            theirs.add(theirs(cron, zone, i == 0 ? from : theirs.getLast()));
        }
        return ours.equals(theirs) ? Stream.empty() : Stream.of(cron + " in " + zone + " after " + after);
    }

    @Test
    void it_leaves_out_a_day_whose_time_the_clocks_leave_out() {
        Instant after = Instant.parse("2018-11-03T15:00:00Z");
        assertThat(theirs("0 0 * * *", "America/Sao_Paulo", after)).isEqualTo(Instant.parse("2018-11-05T02:00:00Z"));
        assertThat(ours("0 0 * * *", "America/Sao_Paulo", after)).isEqualTo(Instant.parse("2018-11-04T03:00:00Z"));
    }

    @Test
    void where_clocks_are_changed_they_differ_on_these() {
        List<String> differences = Stream.of(
                        difference("30 2 * * *", "Europe/Berlin", "2026-03-28T12:00:00Z"),
                        difference("*/15 2 * * *", "Europe/Berlin", "2026-03-28T12:00:00Z"),
                        difference("0 2,3 * * *", "Europe/Berlin", "2026-03-28T12:00:00Z"),
                        difference("*/15 * * * *", "Europe/Berlin", "2026-03-29T00:30:00Z"),
                        difference("30 2 * * *", "Europe/Berlin", "2026-10-24T12:00:00Z"),
                        difference("30 2 * * *", "Europe/Berlin", "2026-10-25T01:00:00Z"),
                        difference("*/15 * * * *", "Europe/Berlin", "2026-10-25T00:30:00Z"),
                        difference("30 * * * *", "America/New_York", "2026-11-01T04:30:00Z"),
                        difference("15 2 * * *", "Australia/Lord_Howe", "2026-10-03T01:00:00Z"),
                        difference("45 1 * * *", "Australia/Lord_Howe", "2026-04-04T01:00:00Z"),
                        difference("0 0 * * *", "America/Sao_Paulo", "2018-11-03T15:00:00Z"),
                        difference("0 9 * * *", "Pacific/Apia", "2011-12-29T00:00:00Z"))
                .flatMap(one -> one)
                .toList();
        assertThat(differences)
                .containsExactly(
                        "30 2 * * * in Europe/Berlin after 2026-03-28T12:00:00Z",
                        "*/15 2 * * * in Europe/Berlin after 2026-03-28T12:00:00Z",
                        "30 2 * * * in Europe/Berlin after 2026-10-25T01:00:00Z",
                        "15 2 * * * in Australia/Lord_Howe after 2026-10-03T01:00:00Z",
                        "0 0 * * * in America/Sao_Paulo after 2018-11-03T15:00:00Z",
                        "0 9 * * * in Pacific/Apia after 2011-12-29T00:00:00Z");
    }
}
