package dev.sextant.investigation.domain.logs.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sextant.investigation.domain.logs.LogRecord;
import dev.sextant.investigation.domain.logs.Severity;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeReportTest {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final int NEWCOMER = 900;

    @Test
    void an_empty_history_has_nothing_to_say() {
        ChangeReport report = ChangeReport.of(new LogHistory(), id -> "", Option.none());
        assertThat(report.changes()).isEmpty();
        assertThat(report.findings()).isEmpty();
        assertThat(report.timeline()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {2 * MINUTE, HOUR, 6 * HOUR, DAY, 5 * DAY})
    void logs_that_do_what_they_always_do_are_nearly_never_said_to_change(long span) {
        int falseAlarms = 0;
        for (int seed = 0; seed < 40; seed++) {
            falseAlarms += new SimulatedLog(seed, span)
                            .background(30)
                            .analyse()
                            .changes()
                            .isEmpty()
                    ? 0
                    : 1;
        }
        // The job that clumps its errors and runs only a few times cannot be told from bursts of errors.
        assertThat(falseAlarms).isLessThanOrEqualTo(3);
    }

    @Test
    void plain_independent_records_raise_no_alarm_at_all() {
        for (int seed = 0; seed < 60; seed++) {
            SimulatedLog log = new SimulatedLog(seed, HOUR);
            for (int t = 0; t < 20; t++) {
                log.poisson(t, t % 4 == 0 ? Severity.ERROR : Severity.INFO, 20 + 40 * t, 0, 1);
            }
            assertThat(log.analyse().changes()).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void a_log_of_nothing_but_errors_that_do_not_change_is_quiet() {
        assertThat(new SimulatedLog(1, HOUR)
                        .poisson(0, Severity.ERROR, 3_000, 0, 1)
                        .poisson(1, Severity.FATAL, 800, 0, 1)
                        .analyse()
                        .changes())
                .isEmpty();
    }

    @Test
    void the_waves_of_a_day_are_no_change() {
        for (int seed = 0; seed < 10; seed++) {
            SimulatedLog day = new SimulatedLog(seed, DAY);
            SimulatedLog week = new SimulatedLog(seed, 4 * DAY);
            for (int t = 0; t < 5; t++) {
                day.shaped(t, Severity.INFO, 4_000, x -> 0.6 - 0.4 * Math.cos(2 * Math.PI * x));
                week.shaped(t, Severity.INFO, 9_000, x -> 0.6 - 0.4 * Math.cos(8 * Math.PI * x));
            }
            assertThat(day.analyse().changes()).as("day, seed %d", seed).isEmpty();
            assertThat(week.analyse().changes()).as("four days, seed %d", seed).isEmpty();
        }
    }

    @Test
    void office_hours_on_several_days_are_no_change() {
        SimulatedLog week = new SimulatedLog(3, 5 * DAY);
        week.shaped(0, Severity.INFO, 20_000, x -> (5 * x) % 1 > 0.35 && (5 * x) % 1 < 0.7 ? 1 : 0.1);
        assertThat(week.analyse().changes()).isEmpty();
    }

    @Test
    void a_change_on_top_of_a_daily_wave_is_found() {
        SimulatedLog week = new SimulatedLog(3, 4 * DAY);
        week.shaped(0, Severity.INFO, 20_000, x -> (x > 0.6 ? 1 : 0.25) * (0.6 - 0.4 * Math.cos(8 * Math.PI * x)));
        assertThat(changesOf(week.analyse(), 0)).anySatisfy(change -> {
            assertThat(change.kind()).isEqualTo(ChangeKind.RATE_UP);
            assertThat(change.at()).isCloseTo(week.at(0.6), within(4 * HOUR));
        });
    }

    @Test
    void what_a_log_writes_when_it_starts_and_stops_is_no_change() {
        SimulatedLog log = new SimulatedLog(5, HOUR).poisson(0, Severity.INFO, 2_000, 0, 1);
        for (int t = 1; t < 40; t++) {
            log.add(0.0001 * t, t, Severity.INFO).add(1 - 0.0001 * t, 50 + t, Severity.INFO);
        }
        log.poisson(100, Severity.INFO, 40, 0, 0.01).poisson(101, Severity.INFO, 40, 0.99, 1);
        assertThat(log.analyse().changes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {2 * MINUTE, HOUR, DAY, 5 * DAY})
    void a_burst_of_errors_is_found_with_its_time(long span) {
        for (int seed = 0; seed < 10; seed++) {
            SimulatedLog log = new SimulatedLog(seed, span).background(20);
            log.poisson(NEWCOMER, Severity.ERROR, 80, 0.6, 0.62);
            ChangeReport report = log.analyse();
            assertThat(changesOf(report, NEWCOMER)).hasSize(1).first().satisfies(change -> {
                assertThat(change.kind()).isEqualTo(ChangeKind.BURST);
                assertThat(change.at()).isCloseTo(log.at(0.6), within(span / 100));
                assertThat(change.until().get()).isCloseTo(log.at(0.62), within(span / 100));
                assertThat(change.proof()).isNotEmpty();
            });
            assertThat(report.onset().get().at()).isCloseTo(log.at(0.6), within(span / 100));
            assertThat(report.findings().getFirst().sentence()).contains("“message 900” bursts from");
        }
    }

    @Test
    void errors_at_the_very_end_of_a_log_are_found() {
        SimulatedLog log = new SimulatedLog(21, HOUR).poisson(0, Severity.INFO, 300, 0, 1);
        for (int i = 0; i < 4; i++) {
            log.add(0.999 + 0.0002 * i, NEWCOMER, Severity.ERROR);
        }
        ChangeReport report = log.analyse();
        assertThat(changesOf(report, NEWCOMER)).extracting(Change::kind).containsExactly(ChangeKind.NEW);
        assertThat(report.onset().get().at()).isEqualTo(log.at(0.999));
    }

    @Test
    void a_single_fatal_record_is_told_though_it_proves_no_change() {
        SimulatedLog log = new SimulatedLog(22, HOUR).poisson(0, Severity.INFO, 300, 0, 1);
        log.add(0.7, 1, Severity.FATAL).add(0.4, 2, Severity.ERROR);
        ChangeReport report = log.analyse();
        assertThat(report.changes()).isEmpty();
        assertThat(report.onset()).isEmpty();
        assertThat(report.findings()).hasSize(1).first().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(ChangeKind.NOTABLE);
            assertThat(finding.sentence())
                    .isEqualTo("FATAL “message 1” stands in the log once, first at 2026-03-01 10:42:00.");
            assertThat(finding.proof()).hasSize(1);
        });
    }

    @Test
    void a_new_template_is_found_with_its_first_record() {
        for (int seed = 0; seed < 10; seed++) {
            SimulatedLog log = new SimulatedLog(seed, 6 * HOUR).background(20);
            log.poisson(NEWCOMER, Severity.WARN, 120, 0.5, 1);
            LogHistory history = log.history();
            Activity newcomer = history.activity(NEWCOMER).get();
            ChangeReport report = ChangeReport.of(history, id -> "message " + id, Option.none());
            assertThat(changesOf(report, NEWCOMER)).hasSize(1).first().satisfies(change -> {
                assertThat(change.kind()).isEqualTo(ChangeKind.NEW);
                assertThat(change.at()).isEqualTo(newcomer.firstMillis().get());
                assertThat(change.proof()).contains(newcomer.firstPlace());
            });
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {HOUR, DAY, 5 * DAY})
    void the_errors_of_a_log_begin_with_the_first_of_them(long span) {
        SimulatedLog log = new SimulatedLog(1, span)
                .poisson(0, Severity.INFO, 5_000, 0, 1)
                .poisson(NEWCOMER, Severity.ERROR, 300, 0.6, 1);
        ChangeReport report = log.analyse();
        long first = log.history().activity(NEWCOMER).get().first(Axis.TIME);
        assertThat(report.changes())
                .filteredOn(change -> change.subject() instanceof Subject.AllErrors)
                .extracting(Change::at)
                .containsExactly(first);
        assertThat(report.onset().map(Onset::at)).contains(first);
    }

    @Test
    void what_was_there_when_the_log_began_is_not_called_new() {
        SimulatedLog log = new SimulatedLog(23, HOUR).poisson(0, Severity.INFO, 1_000, 0, 1);
        log.poisson(1, Severity.INFO, 20, 0, 0.002).poisson(1, Severity.INFO, 200, 0.6, 1);
        assertThat(changesOf(log.analyse(), 1))
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change.kind()).isEqualTo(ChangeKind.RATE_UP));
    }

    @Test
    void a_template_that_stops_is_found_with_its_last_record() {
        for (int seed = 0; seed < 10; seed++) {
            SimulatedLog log = new SimulatedLog(seed, HOUR).background(20);
            log.poisson(NEWCOMER, Severity.INFO, 300, 0, 0.6);
            assertThat(changesOf(log.analyse(), NEWCOMER)).hasSize(1).first().satisfies(change -> {
                assertThat(change.kind()).isEqualTo(ChangeKind.VANISHED);
                assertThat(change.at()).isCloseTo(log.at(0.6), within(HOUR / 50));
            });
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {2 * MINUTE, HOUR, DAY, 5 * DAY})
    void a_threefold_rate_is_found_in_both_directions(long span) {
        for (int seed = 0; seed < 10; seed++) {
            SimulatedLog log = new SimulatedLog(seed, span).background(20);
            log.poisson(901, Severity.INFO, 200, 0, 0.4).poisson(901, Severity.INFO, 900, 0.4, 1);
            log.poisson(902, Severity.INFO, 600, 0, 0.4).poisson(902, Severity.INFO, 300, 0.4, 1);
            ChangeReport report = log.analyse();
            assertThat(changesOf(report, 901))
                    .as("seed %d", seed)
                    .hasSize(1)
                    .first()
                    .satisfies(change -> {
                        assertThat(change.kind()).isEqualTo(ChangeKind.RATE_UP);
                        assertThat(change.ratio()).isBetween(2.0, 4.5);
                        assertThat(change.at()).isCloseTo(log.at(0.4), within(span / 20));
                    });
            assertThat(changesOf(report, 902))
                    .as("seed %d", seed)
                    .hasSize(1)
                    .first()
                    .satisfies(change -> {
                        assertThat(change.kind()).isEqualTo(ChangeKind.RATE_DOWN);
                        assertThat(change.ratio()).isBetween(0.2, 0.5);
                    });
        }
    }

    @Test
    void the_interval_of_an_onset_nearly_always_holds_the_true_one() {
        int held = 0;
        int found = 0;
        for (int seed = 0; seed < 40; seed++) {
            SimulatedLog log = new SimulatedLog(seed, HOUR).background(10);
            log.poisson(NEWCOMER, Severity.ERROR, 100, 0, 0.5).poisson(NEWCOMER, Severity.ERROR, 400, 0.5, 1);
            for (Change change : changesOf(log.analyse(), NEWCOMER)) {
                found++;
                held += change.from() <= log.at(0.5) && change.to() >= log.at(0.5) ? 1 : 0;
            }
        }
        assertThat(found).isGreaterThanOrEqualTo(38);
        assertThat(held).isGreaterThanOrEqualTo(found * 9 / 10);
    }

    @Test
    void an_error_outweighs_the_noise_and_what_changed_with_it_stands_beside_it() {
        SimulatedLog log = new SimulatedLog(11, HOUR).poisson(0, Severity.INFO, 2_000, 0, 1);
        log.poisson(1, Severity.INFO, 400, 0, 0.3).poisson(1, Severity.INFO, 2_400, 0.3, 1);
        log.poisson(2, Severity.ERROR, 150, 0.7, 0.75).poisson(3, Severity.INFO, 150, 0.7, 0.75);
        log.poisson(4, Severity.INFO, 700, 0, 0.7);
        ChangeReport report = log.analyse();
        assertThat(report.onset().get().at()).isCloseTo(log.at(0.7), within(MINUTE));
        assertThat(report.onset().get().confidencePercent()).isBetween(40, 99);
        assertThat(report.findings().getFirst().templates()).contains(2, 3, 4).doesNotContain(1);
        assertThat(report.findings().getFirst().severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void a_crowd_of_messages_that_were_never_seen_before_is_found_though_each_is_single() {
        SimulatedLog log = new SimulatedLog(12, HOUR).poisson(0, Severity.INFO, 2_000, 0, 1);
        for (int t = 1; t <= 25; t++) {
            log.add(t / 26.0, t, Severity.INFO).add(0.8 + 0.0002 * t, 100 + t, Severity.INFO);
        }
        assertThat(log.analyse().changes()).anySatisfy(change -> {
            assertThat(change.kind()).isEqualTo(ChangeKind.NEW_TEMPLATES);
            assertThat(change.at()).isCloseTo(log.at(0.8), within(MINUTE));
        });
    }

    @Test
    void a_silence_of_the_whole_log_is_said_once() {
        SimulatedLog log = new SimulatedLog(13, HOUR);
        for (int t = 0; t < 10; t++) {
            log.poisson(t, Severity.INFO, 300, 0, 0.5).poisson(t, Severity.INFO, 260, 0.6, 1);
        }
        List<Change> changes = log.analyse().changes();
        assertThat(changes).hasSize(1);
        assertThat(changes.getFirst().kind()).isEqualTo(ChangeKind.PAUSE);
        assertThat(changes.getFirst().subject()).isEqualTo(new Subject.AllRecords());
        assertThat(changes.getFirst().at()).isCloseTo(log.at(0.5), within(MINUTE));
    }

    @Test
    void a_file_that_begins_later_makes_nothing_new() {
        SimulatedLog log = new SimulatedLog(14, HOUR);
        log.inFile(0).poisson(0, Severity.INFO, 1_000, 0, 1).poisson(1, Severity.ERROR, 200, 0, 1);
        log.inFile(1).poisson(2, Severity.INFO, 1_000, 0.5, 1).poisson(3, Severity.ERROR, 200, 0.5, 1);
        assertThat(log.analyse().changes()).isEmpty();
    }

    @Test
    void a_rotated_log_is_one_stream() {
        SimulatedLog log = new SimulatedLog(15, HOUR);
        log.inFile(0).poisson(0, Severity.INFO, 500, 0, 0.5).poisson(1, Severity.INFO, 300, 0, 0.5);
        log.inFile(1).poisson(0, Severity.INFO, 500, 0.5, 1).poisson(2, Severity.ERROR, 100, 0.6, 1);
        ChangeReport report = log.analyse();
        assertThat(changesOf(report, 2)).extracting(Change::kind).containsExactly(ChangeKind.NEW);
        assertThat(changesOf(report, 1)).extracting(Change::kind).containsExactly(ChangeKind.VANISHED);
        assertThat(changesOf(report, 2).getFirst().proof().getFirst().source()).isEqualTo(1);
    }

    @Test
    void records_without_time_are_placed_by_their_order() {
        SimulatedLog log = new SimulatedLog(16, HOUR).poisson(0, Severity.INFO, 2_000, 0, 1);
        log.poisson(1, Severity.ERROR, 200, 0.5, 1);
        ChangeReport report =
                ChangeReport.of(log.history(false), id -> "message " + id, Option.some(SimulatedLog.START));
        assertThat(report.axis()).isEqualTo(Axis.POSITION);
        assertThat(changesOf(report, 1)).hasSize(1).first().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(ChangeKind.NEW);
            assertThat(change.at()).isCloseTo(1_000, within(100L));
        });
        assertThat(report.notes()).hasSize(2);
        assertThat(report.comparison()).isEmpty();
    }

    @Test
    void a_few_absurd_times_do_not_spoil_the_timeline() {
        SimulatedLog log = new SimulatedLog(17, HOUR).background(10);
        log.poisson(NEWCOMER, Severity.ERROR, 80, 0.6, 0.62);
        LogHistory history = log.history();
        history.add(new LogRecord(0, 999_999, 999_999, 0, Severity.INFO, "boot"), 1);
        history.add(new LogRecord(0, 999_999, 999_999, 4_102_444_800_000L, Severity.INFO, "far"), 1);
        ChangeReport report = ChangeReport.of(history, id -> "message " + id, Option.none());
        assertThat(report.start()).isBetween(log.at(0), log.at(0.1));
        assertThat(report.notes())
                .containsExactly("2 records have times absurdly far from all others and no place on the timeline.");
        assertThat(changesOf(report, NEWCOMER)).hasSize(1);
    }

    @Test
    void a_known_onset_is_compared_before_and_after() {
        SimulatedLog log = new SimulatedLog(18, HOUR).poisson(0, Severity.INFO, 2_000, 0, 1);
        log.poisson(1, Severity.ERROR, 60, 0.7, 1).poisson(2, Severity.INFO, 300, 0, 0.7);
        log.poisson(3, Severity.WARN, 200, 0, 0.7).poisson(3, Severity.WARN, 400, 0.7, 1);
        ChangeReport report = ChangeReport.of(log.history(), id -> "message " + id, Option.some(log.at(0.7)));
        BeforeAfter comparison = report.comparison().get();
        assertThat(comparison.differences())
                .extracting(BeforeAfter.Difference::template)
                .containsExactlyInAnyOrder(1, 2, 3);
        BeforeAfter.Difference first = comparison.differences().getFirst();
        assertThat(first.template()).isEqualTo(1);
        assertThat(first.kind()).isEqualTo(ChangeKind.NEW);
        assertThat(first.before()).isZero();
        assertThat(first.proof()).hasSize(1);
        assertThat(comparison.recordsBefore() + comparison.recordsAfter())
                .isEqualTo(report.timeline().stream()
                        .mapToLong(TimelineCell::total)
                        .sum());
    }

    @Test
    void a_time_outside_the_log_is_not_compared() {
        SimulatedLog log = new SimulatedLog(19, HOUR).poisson(0, Severity.INFO, 100, 0, 1);
        ChangeReport report = ChangeReport.of(log.history(), id -> "", Option.some(log.at(2)));
        assertThat(report.comparison()).isEmpty();
        assertThat(report.notes()).containsExactly("The time asked about lies outside the log; nothing was compared.");
    }

    @Test
    void joined_templates_are_one() {
        SimulatedLog log = new SimulatedLog(20, HOUR).poisson(0, Severity.INFO, 500, 0, 0.5);
        log.poisson(1, Severity.INFO, 500, 0.5, 1).poisson(2, Severity.INFO, 500, 0, 1);
        LogHistory history = log.history();
        history.join(id -> id == 1 ? 0 : id);
        assertThat(history.activity(1)).isEmpty();
        assertThat(history.activity(0).get().count()).isEqualTo(countOf(history, 0));
        assertThat(ChangeReport.of(history, id -> "", Option.none()).changes()).isEmpty();
    }

    private static long countOf(LogHistory history, int template) {
        List<Long> counts = new ArrayList<>();
        history.timeline(Axis.TIME)
                .visit(LogHistory.TEMPLATES_FROM + template, (bucket, count, place) -> counts.add((long) count));
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    private static List<Change> changesOf(ChangeReport report, int template) {
        return report.changes().stream()
                .filter(change -> change.subject().equals(new Subject.Template(template)))
                .toList();
    }
}
