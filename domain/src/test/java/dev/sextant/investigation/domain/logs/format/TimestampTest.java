package dev.sextant.investigation.domain.logs.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.investigation.domain.logs.LogRecord;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimestampTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "2026-03-01T10:20:30Z pump started                        ~ 2026-03-01T10:20:30Z",
                "2026-03-01T10:20:30.250+02:00 pump started               ~ 2026-03-01T08:20:30.250Z",
                "2026-03-01 10:20:30,250 pump started                     ~ 2026-03-01T10:20:30.250Z",
                "2026-03-01 10:20:30.250731 -0500 pump started            ~ 2026-03-01T15:20:30.250Z",
                "2026/03/01 10:20:30 pump started                         ~ 2026-03-01T10:20:30Z",
                "[2026-03-01 10:20:30] pump started                       ~ 2026-03-01T10:20:30Z",
                "2026-03-01-10.20.30.250731 pump started                  ~ 2026-03-01T10:20:30.250Z",
                "2026-03-01 10:20:30, pump started                        ~ 2026-03-01T10:20:30Z",
                "20260301-10:20:30:250|pump started                       ~ 2026-03-01T10:20:30.250Z",
                "20260301-10:2:3:7|pump started                           ~ 2026-03-01T10:02:03.007Z",
                "20260301T102030Z pump started                            ~ 2026-03-01T10:20:30Z",
                "260301 102030 pump started                               ~ 2026-03-01T10:20:30Z",
                "26/03/01 10:20:30 pump started                           ~ 2026-03-01T10:20:30Z",
                "01/Mar/2026:10:20:30 +0100 pump started                  ~ 2026-03-01T09:20:30Z",
                "01-Mar-2026 10:20:30.250 pump started                    ~ 2026-03-01T10:20:30.250Z",
                "[Sun Mar 01 10:20:30 2026] pump started                  ~ 2026-03-01T10:20:30Z",
                "[Sun Mar 01 10:20:30.250731 2026] pump started           ~ 2026-03-01T10:20:30.250Z",
                "Sun Mar  1 10:20:30 UTC 2026 pump started                ~ 2026-03-01T10:20:30Z",
                "Mar 01, 2026 10:20:30 PM pump started                    ~ 2026-03-01T22:20:30Z",
                "Mar 01, 2026 12:20:30 AM pump started                    ~ 2026-03-01T00:20:30Z",
                "Mar  1 10:20:30 web1 pumpd[7]: started                   ~ 2026-03-01T10:20:30Z",
                "I0301 10:20:30.250731   17 pump.cc:42] started           ~ 2026-03-01T10:20:30.250Z",
                "03-01 10:20:30.250  1702  2395 D Pump: started           ~ 2026-03-01T10:20:30.250Z",
                "[03.01 10:20:30] pump.exe - started                      ~ 2026-03-01T10:20:30Z",
                "1772360430 pump started                                  ~ 2026-03-01T10:20:30Z",
                "1772360430.25 pump started                               ~ 2026-03-01T10:20:30.250Z",
                "1772360430250 pump started                               ~ 2026-03-01T10:20:30.250Z",
                "1772360430250731 pump started                            ~ 2026-03-01T10:20:30.250Z",
                "10:20:30.250 pump started                                ~ 2026-03-10T10:20:30.250Z",
                "28.02.2026 10:20:30 pump started                         ~ 2026-02-28T10:20:30Z",
                "28/02/2026 10:20:30 pump started                         ~ 2026-02-28T10:20:30Z",
                "02/28/2026 10:20:30 AM pump started                      ~ 2026-02-28T10:20:30Z"
            })
    void a_timestamp_is_read_in_each_common_notation(String line, Instant expected) {
        List<LogRecord> records = Records.of(line);

        assertThat(records).hasSize(1);
        assertThat(Records.time(records.getFirst())).isEqualTo(expected);
        assertThat(records.getFirst().message()).endsWith("started").hasSizeLessThanOrEqualTo("pump started".length());
    }

    @ParameterizedTest
    @CsvSource({
        "99-99-99 99:99:99 nothing",
        "2026-13-01T10:20:30 nothing",
        "2026-03-01 nothing",
        "Marble run 10 nothing",
        "127.0.0.1 nothing",
        "4294967296123 nothing"
    })
    void what_only_resembles_a_timestamp_is_content(String line) {
        LogRecord entry = Records.of(line).getFirst();

        assertThat(entry.hasTime()).isFalse();
        assertThat(entry.message()).isEqualTo(line);
    }

    @Test
    void the_order_of_day_and_month_is_decided_from_the_data() {
        List<LogRecord> european =
                Records.of("03/02/2026 09:00:00 a", "05/02/2026 09:00:00 b", "14/02/2026 09:00:00 c");
        List<LogRecord> american =
                Records.of("02/03/2026 09:00:00 a", "02/05/2026 09:00:00 b", "02/14/2026 09:00:00 c");

        assertThat(european)
                .extracting(Records::time)
                .containsExactlyElementsOf(american.stream().map(Records::time).toList());
    }

    @Test
    void an_undecided_order_of_day_and_month_is_said() {
        LogFormat format = LogFormat.detect(List.of("02/03/2026 09:00:00 started"));

        assertThat(format.notes()).anyMatch(note -> note.contains("order of day and month"));
    }

    @Test
    void a_missing_year_is_the_latest_that_is_not_in_the_future() {
        LogRecord entry = Records.of("Nov 30 23:00:00 web1 pumpd[7]: started").getFirst();

        assertThat(Records.time(entry)).isEqualTo(Instant.parse("2025-11-30T23:00:00Z"));
    }

    @Test
    void the_year_goes_up_when_december_turns_to_january() {
        List<LogRecord> records = Records.of(
                "Dec 31 23:59:59 web1 pumpd[7]: first",
                "Jan  1 00:00:01 web1 pumpd[7]: second",
                "Dec 31 23:59:58 web1 pumpd[7]: a straggler",
                "Jan  1 00:00:02 web1 pumpd[7]: third");

        assertThat(records)
                .extracting(Records::time)
                .containsExactly(
                        Instant.parse("2025-12-31T23:59:59Z"),
                        Instant.parse("2026-01-01T00:00:01Z"),
                        Instant.parse("2025-12-31T23:59:58Z"),
                        Instant.parse("2026-01-01T00:00:02Z"));
    }

    @Test
    void a_time_alone_passes_midnight() {
        List<LogRecord> records = Records.of("23:59:59 first", "00:00:01 second");

        assertThat(records)
                .extracting(Records::time)
                .containsExactly(Instant.parse("2026-03-10T23:59:59Z"), Instant.parse("2026-03-11T00:00:01Z"));
    }

    @Test
    void assumptions_on_year_date_and_zone_are_said() {
        assertThat(LogFormat.detect(List.of("Mar  1 10:20:30 web1 pumpd[7]: started"))
                        .notes())
                .anyMatch(note -> note.contains("no year"))
                .anyMatch(note -> note.contains("no time zone"));
        assertThat(LogFormat.detect(List.of("10:20:30 started")).notes()).anyMatch(note -> note.contains("no date"));
        assertThat(LogFormat.detect(List.of("2026-03-01T10:20:30Z started")).notes())
                .isEmpty();
        assertThat(LogFormat.detect(List.of("started")).notes()).anyMatch(note -> note.contains("No timestamps"));
    }
}
