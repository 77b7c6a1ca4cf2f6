package dev.sextant.investigation.domain.measures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.investigation.domain.evidence.Anchor;
import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.Samples;
import dev.sextant.investigation.domain.evidence.Source;
import dev.sextant.investigation.domain.evidence.Subject;
import dev.sextant.investigation.domain.evidence.Topology;
import dev.sextant.investigation.domain.measures.Measure.Threshold;
import dev.sextant.investigation.domain.measures.Measure.Worse;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MeasuredSeriesTest {

    private static final Subject DATABASE = new Subject("database", "orders");

    private static final long START = Instant.parse("2026-05-01T10:00:00Z").toEpochMilli();

    private static final MeasureCatalogue CATALOGUE = MeasureCatalogue.of(List.of(
                    measure("cpu.utilization", Unit.PERCENT, Worse.UP, 80, 90, "CPUUtilization", "cpu_ratio"),
                    new Measure(
                            "db.connections",
                            "connections",
                            Unit.COUNT,
                            Worse.UP,
                            Option.some(new Threshold(0.75, true)),
                            Option.some(new Threshold(0.9, true)),
                            Option.none(),
                            Option.none(),
                            Option.some(2.0),
                            List.of("DatabaseConnections", "pg_stat_activity_*")),
                    measure("io.latency", Unit.SECONDS, Worse.UP, 0.02, 0.1, "ReadLatency"),
                    new Measure(
                            "db.connection_limit",
                            "limit",
                            Unit.COUNT,
                            Worse.NONE,
                            Option.none(),
                            Option.none(),
                            Option.none(),
                            Option.some("db.connections"),
                            Option.none(),
                            List.of("max_connections"))))
            .get();

    private static Measure measure(String name, Unit unit, Worse worse, double high, double critical, String... names) {
        return new Measure(
                name,
                name,
                unit,
                worse,
                Option.some(new Threshold(high, false)),
                Option.some(new Threshold(critical, false)),
                Option.none(),
                Option.none(),
                Option.none(),
                List.of(names));
    }

    private static MeasuredSeries series(String name, String unit, double... values) {
        long[] times = new long[values.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = START + 60_000L * i;
        }
        var samples = new Samples(
                name, new TreeMap<>(), Option.of(unit).filter(u -> !u.isEmpty()), Option.none(), times, values);
        return MeasuredSeries.of(
                        CATALOGUE,
                        DATABASE,
                        samples,
                        new Source("metrics.json", "cloudwatch", name, new Anchor.Whole()))
                .get();
    }

    @Test
    void a_jump_to_a_critical_level_is_told_with_its_onset() {
        Fact fact = series("CPUUtilization", "Percent", 18, 20, 19, 91, 93, 95, 94, 96, 95, 94)
                .fact(Option.none());
        assertThat(fact.text("measure")).isEqualTo("cpu.utilization");
        assertThat(fact.text("level")).isEqualTo("critical");
        assertThat(fact.text("course")).isEqualTo("step_up");
        assertThat(fact.since().get()).isEqualTo(Instant.parse("2026-05-01T10:03:00Z"));
        assertThat(fact.says()).contains("CPUUtilization").contains("critical").contains("database orders");
    }

    @Test
    void a_level_is_judged_against_the_limit_that_another_source_tells() {
        MeasuredSeries connections = series("DatabaseConnections", "Count", 300, 350, 400, 440, 470, 485, 490, 494);
        assertThat(connections.fact(Option.some(500.0)).text("level")).isEqualTo("critical");
        assertThat(connections.fact(Option.some(500.0)).number("share").get()).isEqualTo(494.0 / 500);
        assertThat(connections.fact(Option.some(5000.0)).text("level")).isEqualTo("normal");
    }

    @Test
    void a_limit_that_is_measured_counts_like_one_that_is_told() {
        var measurements = new Measurements();
        measurements.add(series("pg_stat_activity_count", "", 90, 95, 97, 98, 98));
        measurements.add(series("max_connections", "", 100, 100, 100, 100, 100));
        List<Fact> facts = measurements.facts(List.of(), new Topology(List.of()));
        assertThat(facts.getFirst().text("level")).isEqualTo("critical");
        assertThat(facts.getLast().text("level")).isEqualTo("unknown");
    }

    @Test
    void units_are_brought_to_those_of_the_measure() {
        assertThat(series("ReadLatency", "Milliseconds", 1.1, 1.2, 1.0, 1.1, 1.2)
                        .fact(Option.none())
                        .number("max")
                        .get())
                .isEqualTo(0.0012);
        assertThat(series("cpu_ratio", "", 0.93, 0.95, 0.94, 0.96, 0.95)
                        .fact(Option.none())
                        .text("level"))
                .isEqualTo("critical");
    }

    @Test
    void one_high_point_among_many_is_no_high_level() {
        double[] values = new double[30];
        java.util.Arrays.fill(values, 0.005);
        values[14] = 0.03;
        assertThat(series("ReadLatency", "Seconds", values).fact(Option.none()).text("level"))
                .isEqualTo("normal");
    }

    @Test
    void what_came_back_is_normal_now() {
        double[] values = new double[40];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i >= 12 && i < 24 ? 95 : 20) + (i % 3) * 0.5;
        }
        Fact fact = series("CPUUtilization", "Percent", values).fact(Option.none());
        assertThat(fact.text("course")).isEqualTo("recovered");
        assertThat(fact.text("level")).isEqualTo("normal");
    }

    @Test
    void a_name_that_nobody_knows_is_a_measure_of_its_own() {
        Fact fact = series("Widgets.Made", "", 5, 6, 5, 6, 5).fact(Option.none());
        assertThat(fact.text("measure")).isEqualTo("widgets.made");
        assertThat(fact.text("level")).isEqualTo("unknown");
    }
}
