package dev.sextant.shared.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class CronProperties {

    private static final List<String> ZONES = List.of(
            "UTC",
            "Europe/Berlin",
            "America/New_York",
            "Australia/Lord_Howe",
            "Pacific/Apia",
            "America/Sao_Paulo",
            "Asia/Kathmandu",
            "Africa/Casablanca",
            "Pacific/Chatham",
            "America/St_Johns");

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZONES).map(ZoneId::of);
    }

    /** Moments of the years 2005 to 2030, many of them near a change of the clocks. */
    @Provide
    Arbitrary<Instant> moments() {
        var anywhere = Arbitraries.longs()
                .between(
                        Instant.parse("2005-01-01T00:00:00Z").getEpochSecond(),
                        Instant.parse("2030-12-31T00:00:00Z").getEpochSecond())
                .map(Instant::ofEpochSecond);
        var nearAChange = Combinators.combine(
                        zones(), anywhere, Arbitraries.integers().between(-200, 200))
                .as((zone, at, minutes) -> {
                    var change = zone.getRules().nextTransition(at);
                    return (change == null ? at : change.getInstant()).plus(Duration.ofMinutes(minutes));
                });
        return Arbitraries.oneOf(anywhere, nearAChange);
    }

    @Provide
    Arbitrary<String> crons() {
        return Combinators.combine(field(0, 59), field(0, 23), field(1, 28), field(1, 12), field(0, 7))
                .as((minute, hour, day, month, weekday) ->
                        minute + " " + hour + " " + day + " " + month + " " + weekday);
    }

    private static Arbitrary<String> field(int least, int most) {
        var value = Arbitraries.integers().between(least, most);
        var step = Arbitraries.integers().between(1, 30);
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(3, Arbitraries.just("*")),
                net.jqwik.api.Tuple.of(1, step.map(by -> "*/" + by)),
                net.jqwik.api.Tuple.of(1, value.map(String::valueOf)),
                net.jqwik.api.Tuple.of(
                        1,
                        Combinators.combine(value, value, step)
                                .as((a, b, by) -> Math.min(a, b) + "-" + Math.max(a, b) + "/" + by)),
                net.jqwik.api.Tuple.of(
                        1,
                        value.list()
                                .ofMinSize(2)
                                .ofMaxSize(4)
                                .map(values -> String.join(
                                        ",",
                                        values.stream().map(String::valueOf).toList()))));
    }

    @Property(tries = 2_000)
    void what_comes_next_is_later_and_nothing_comes_between(
            @ForAll("crons") String text, @ForAll("zones") ZoneId zone, @ForAll("moments") Instant after) {
        Cron cron = Cron.parse(text).get();
        Instant next = cron.next(after, zone);
        assertThat(next).isAfter(after);
        Instant between = after.plus(Duration.between(after, next).dividedBy(2));
        assertThat(cron.next(between, zone)).isEqualTo(next);
        assertThat(cron.next(next.minusNanos(1), zone)).isEqualTo(next);
        assertThat(cron.next(next, zone)).isAfter(next);
    }

    @Property(tries = 300)
    void on_a_clock_that_is_never_changed_it_is_what_a_search_of_every_minute_finds(
            @ForAll @IntRange(min = 0, max = 59) int minute,
            @ForAll @IntRange(min = 1, max = 23) int step,
            @ForAll @IntRange(min = 0, max = 6) int weekday,
            @ForAll("moments") Instant after) {
        Cron cron = Cron.parse(minute + " */" + step + " * * " + weekday).get();
        LocalDateTime at = LocalDateTime.ofInstant(after, ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.MINUTES)
                .plusMinutes(1);
        while (at.getMinute() != minute
                || at.getHour() % step != 0
                || at.getDayOfWeek().getValue() % 7 != weekday) {
            at = at.plusMinutes(1);
        }
        assertThat(cron.next(after, ZoneId.of("UTC"))).isEqualTo(at.toInstant(ZoneOffset.UTC));
    }

    @Property(tries = 200)
    void a_daily_one_misses_no_day_and_comes_on_none_twice(
            @ForAll @IntRange(min = 0, max = 23) int hour,
            @ForAll @IntRange(min = 0, max = 59) int minute,
            @ForAll @IntRange(min = 2006, max = 2029) int year,
            @ForAll("zones") ZoneId zone) {
        Cron cron = Cron.parse(minute + " " + hour + " * * *").get();
        var days = new TreeSet<LocalDate>();
        int times = 0;
        Instant end = LocalDate.of(year + 1, 1, 1).atStartOfDay(zone).toInstant();
        Instant at = LocalDate.of(year, 1, 1).atStartOfDay(zone).toInstant().minusNanos(1);
        for (at = cron.next(at, zone); at.isBefore(end); at = cron.next(at, zone)) {
            days.add(at.atZone(zone).toLocalDate());
            times++;
        }
        boolean leftOut = zone.getId().equals("Pacific/Apia") && year == 2011;
        // The day that Apia left out is made up for at the beginning of the next, which has its own time, too, unless
        // that is its beginning.
        assertThat(days).hasSize(Year.of(year).length() - (leftOut ? 1 : 0));
        assertThat(times).isEqualTo(Year.of(year).length() - (leftOut && hour == 0 && minute == 0 ? 1 : 0));
    }

    @Property(tries = 300)
    void quarters_of_an_hour_are_real_ones_everywhere(@ForAll("zones") ZoneId zone, @ForAll("moments") Instant after) {
        Cron cron = Cron.parse("*/15 * * * *").get();
        Instant first = cron.next(after, zone);
        Instant at = first;
        for (int i = 1; i <= 60; i++) {
            at = cron.next(at, zone);
            assertThat(Duration.between(first, at)).isEqualTo(Duration.ofMinutes(15L * i));
        }
    }

    @Property(tries = 1_000)
    void whatever_is_written_is_read_or_refused_and_never_breaks(@ForAll String text) {
        assertThat(Cron.parse(text)).isNotNull();
    }
}
