package dev.sextant.shared.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class UuidV7Test {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void version_variant_and_milliseconds_stand_where_the_standard_wants_them() {
        UUID id = new UuidV7(Clock.fixed(NOON, ZoneOffset.UTC), new SecureRandom()).next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
    }

    @Test
    void ids_of_one_millisecond_rise_even_when_the_counter_overflows() {
        var ids = new UuidV7(Clock.fixed(NOON, ZoneOffset.UTC), new SecureRandom());

        List<UUID> made = make(ids, 20_000);

        assertThat(made).isSortedAccordingTo(UuidV7Test::unsigned).doesNotHaveDuplicates();
    }

    @Test
    void ids_keep_rising_when_the_clock_steps_back() {
        var clock = new SteppingClock(NOON);
        var ids = new UuidV7(clock, new SecureRandom());
        UUID before = ids.next();

        clock.now = NOON.minusSeconds(3600);
        UUID after = ids.next();

        assertThat(unsigned(before, after)).isNegative();
    }

    @Test
    void threads_never_get_the_same_id_and_each_sees_its_own_rise() throws InterruptedException, ExecutionException {
        var ids = new UuidV7(Clock.systemUTC(), new SecureRandom());
        var all = new HashSet<UUID>();
        List<Future<List<UUID>>> running = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<List<UUID>> maker = () -> make(ids, 5_000);
            for (int i = 0; i < 8; i++) {
                running.add(threads.submit(maker));
            }
            for (var each : running) {
                assertThat(each.get()).isSortedAccordingTo(UuidV7Test::unsigned);
                all.addAll(each.get());
            }
        }
        assertThat(all).hasSize(40_000);
    }

    private static List<UUID> make(UuidV7 ids, int count) {
        List<UUID> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add(ids.next());
        }
        return Collections.unmodifiableList(made);
    }

    private static int unsigned(UUID left, UUID right) {
        int high = Long.compareUnsigned(left.getMostSignificantBits(), right.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(left.getLeastSignificantBits(), right.getLeastSignificantBits());
    }

    private static final class SteppingClock extends Clock {
        private Instant now;

        SteppingClock(Instant start) {
            now = start;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
