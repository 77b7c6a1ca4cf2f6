package dev.sextant.shared.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {

    /** The times on the clock, with offset, after a moment. */
    private static List<String> times(String cron, String zone, String after, int count) {
        var times = new ArrayList<String>();
        Instant at = OffsetDateTime.parse(after).toInstant();
        for (int i = 0; i < count; i++) {
            at = Cron.parse(cron).get().next(at, ZoneId.of(zone));
            times.add(at.atZone(ZoneId.of(zone)).toOffsetDateTime().toString());
        }
        return times;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            * * * * *          | 2026-11-21T10:00    | 2026-11-21T10:01
            * * * * *          | 2026-11-21T10:00:30 | 2026-11-21T10:01
            0 9 * * *          | 2026-11-21T09:00    | 2026-11-22T09:00
            0 9 * * *          | 2026-11-21T08:59:59 | 2026-11-21T09:00
            5,35 8-10/2 * * *  | 2026-11-21T08:35    | 2026-11-21T10:05
            50/5 * * * *       | 2026-11-21T10:55    | 2026-11-21T11:50
            0 0 1 * *          | 2026-11-21T10:00    | 2026-12-01T00:00
            59 23 31 12 *      | 2026-12-31T23:59    | 2027-12-31T23:59
            0 0 1 1 *          | 2026-12-31T23:59:59 | 2027-01-01T00:00
            0 0 29 2 *         | 2024-02-29T00:00    | 2028-02-29T00:00
            0 0 29 2 *         | 2096-02-29T00:00    | 2104-02-29T00:00
            0 0 29 feb *       | 2026-01-01T00:00    | 2028-02-29T00:00
            0 0 31 * *         | 2026-03-31T00:00    | 2026-05-31T00:00
            0 12 * * MON-fri   | 2026-11-20T12:00    | 2026-11-23T12:00
            0 12 * * 0         | 2026-11-21T12:00    | 2026-11-22T12:00
            0 12 * * 7         | 2026-11-21T12:00    | 2026-11-22T12:00
            0 12 * * 5-7       | 2026-11-21T12:00    | 2026-11-22T12:00
            0 12 13 * FRI      | 2026-11-21T12:00    | 2026-11-27T12:00
            0 12 13 * FRI      | 2026-12-11T12:00    | 2026-12-13T12:00
            @hourly            | 2026-11-21T10:00    | 2026-11-21T11:00
            @daily             | 2026-11-21T10:00    | 2026-11-22T00:00
            @weekly            | 2026-11-21T10:00    | 2026-11-22T00:00
            @monthly           | 2026-11-21T10:00    | 2026-12-01T00:00
            @yearly            | 2026-11-21T10:00    | 2027-01-01T00:00
            """)
    void it_comes_when_every_field_lets_the_time_pass(String cron, String after, String next) {
        assertThat(Cron.parse(cron)
                        .get()
                        .next(LocalDateTime.parse(after).toInstant(java.time.ZoneOffset.UTC), ZoneId.of("UTC")))
                .isEqualTo(LocalDateTime.parse(next).toInstant(java.time.ZoneOffset.UTC));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * *",
                "* * * * * *",
                "60 * * * *",
                "* 24 * * *",
                "* * 0 * *",
                "* * 32 * *",
                "* * * 13 *",
                "* * * * 8",
                "5-1 * * * *",
                "*/0 * * * *",
                "*/ * * * *",
                ", * * * *",
                "1, * * * *",
                "-1 * * * *",
                "1.5 * * * *",
                "a * * * *",
                "* * * * LUN",
                "0 0 30 2 *",
                "0 0 31 4,6,9,11 *",
                "@never",
                "٣ * * * *"
            })
    void what_is_no_cron_is_refused_in_words(String text) {
        assertThat(Cron.parse(text).getLeft()).isNotBlank();
    }

    @Test
    void a_refusal_names_the_field() {
        assertThat(Cron.parse("0 25 * * *").getLeft())
                .isEqualTo("the hour must be 0 to 23, a range, a list or a step, and not '25'");
        assertThat(Cron.parse("0 0 30 2 *").getLeft()).isEqualTo("names a day that never comes");
        assertThat(Cron.parse("* ".repeat(500)).getLeft()).isEqualTo("must have at most 200 characters");
    }

    @Test
    void a_time_in_the_gap_comes_once_at_the_end_of_the_gap() {
        assertThat(times("30 2 * * *", "Europe/Berlin", "2026-03-28T00:00+01:00", 3))
                .containsExactly("2026-03-28T02:30+01:00", "2026-03-29T03:00+02:00", "2026-03-30T02:30+02:00");
        assertThat(times("30 2 * * *", "America/New_York", "2026-03-07T12:00-05:00", 2))
                .containsExactly("2026-03-08T03:00-04:00", "2026-03-09T02:30-04:00");
        assertThat(times("15 2 * * *", "Australia/Lord_Howe", "2026-10-03T12:00+10:30", 2))
                .containsExactly("2026-10-04T02:30+11:00", "2026-10-05T02:15+11:00");
    }

    @Test
    void several_times_in_one_gap_come_once_together() {
        assertThat(times("*/15 2 * * *", "Europe/Berlin", "2026-03-28T02:30+01:00", 3))
                .containsExactly("2026-03-28T02:45+01:00", "2026-03-29T03:00+02:00", "2026-03-30T02:00+02:00");
        assertThat(times("0 2,3 * * *", "Europe/Berlin", "2026-03-28T12:00+01:00", 2))
                .containsExactly("2026-03-29T03:00+02:00", "2026-03-30T02:00+02:00");
    }

    @Test
    void a_time_in_the_fold_comes_once_at_its_first_occurrence() {
        assertThat(times("30 2 * * *", "Europe/Berlin", "2026-10-24T12:00+02:00", 2))
                .containsExactly("2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00");
        assertThat(times("30 1 * * *", "America/New_York", "2026-10-31T12:00-04:00", 2))
                .containsExactly("2026-11-01T01:30-04:00", "2026-11-02T01:30-05:00");
        assertThat(times("45 1 * * *", "Australia/Lord_Howe", "2026-04-04T12:00+11:00", 2))
                .containsExactly("2026-04-05T01:45+11:00", "2026-04-06T01:45+10:30");
    }

    @Test
    void it_comes_no_second_time_for_one_who_asks_within_the_fold() {
        assertThat(times("30 2 * * *", "Europe/Berlin", "2026-10-25T02:00+01:00", 1))
                .containsExactly("2026-10-26T02:30+01:00");
    }

    @Test
    void every_quarter_of_an_hour_is_a_real_one_also_where_clocks_change() {
        assertThat(times("*/15 * * * *", "Europe/Berlin", "2026-03-29T01:30+01:00", 3))
                .containsExactly("2026-03-29T01:45+01:00", "2026-03-29T03:00+02:00", "2026-03-29T03:15+02:00");
        assertThat(times("*/15 * * * *", "Europe/Berlin", "2026-10-25T02:30+02:00", 3))
                .containsExactly("2026-10-25T02:45+02:00", "2026-10-25T02:00+01:00", "2026-10-25T02:15+01:00");
        assertThat(times("*/15 * * * *", "Australia/Lord_Howe", "2026-10-04T01:30+10:30", 2))
                .containsExactly("2026-10-04T01:45+10:30", "2026-10-04T02:30+11:00");
        assertThat(times("30 * * * *", "America/New_York", "2026-11-01T00:30-04:00", 3))
                .containsExactly("2026-11-01T01:30-04:00", "2026-11-01T01:30-05:00", "2026-11-01T02:30-05:00");
    }

    @Test
    void midnight_that_does_not_exist_comes_when_the_day_begins() {
        assertThat(times("0 0 * * *", "America/Sao_Paulo", "2018-11-03T12:00-03:00", 2))
                .containsExactly("2018-11-04T01:00-02:00", "2018-11-05T00:00-02:00");
    }

    @Test
    void a_whole_day_that_is_left_out_comes_at_the_beginning_of_the_next() {
        assertThat(times("0 9 * * *", "Pacific/Apia", "2011-12-29T00:00-10:00", 4))
                .containsExactly(
                        "2011-12-29T09:00-10:00",
                        "2011-12-31T00:00+14:00",
                        "2011-12-31T09:00+14:00",
                        "2012-01-01T09:00+14:00");
        assertThat(times("0 * * * *", "Pacific/Apia", "2011-12-29T22:00-10:00", 2))
                .containsExactly("2011-12-29T23:00-10:00", "2011-12-31T00:00+14:00");
    }
}
