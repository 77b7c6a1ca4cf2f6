package dev.sextant.messaging.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Whatever a receiver asks and chance decides, the schedule keeps its bounds. */
class DeliveryProperties {

    @Property
    void a_pause_is_never_shorter_than_the_schedule_and_at_most_a_tenth_longer_than_asked(
            @ForAll @IntRange(min = 1, max = DeliverySchedule.TRIES - 1) int tried,
            @ForAll @IntRange(max = 1_000_000) int asked,
            @ForAll @DoubleRange(max = 1, maxIncluded = false) double chance) {
        Duration usual = DeliverySchedule.pauseAfter(tried, Option.none(), 0).get();
        Duration wanted = Duration.ofSeconds(asked);
        Duration longest = usual.compareTo(wanted) > 0
                ? usual
                : wanted.compareTo(DeliverySchedule.LONGEST_ASKED) > 0 ? DeliverySchedule.LONGEST_ASKED : wanted;
        Duration pause =
                DeliverySchedule.pauseAfter(tried, Option.some(wanted), chance).get();

        assertThat(pause).isGreaterThanOrEqualTo(usual).isGreaterThanOrEqualTo(longest);
        assertThat(pause.toNanos()).isLessThanOrEqualTo((long) (longest.toNanos() * 1.1) + 1);
    }

    @Property
    void after_the_last_try_there_is_no_other(
            @ForAll @IntRange(min = DeliverySchedule.TRIES) int tried, @ForAll @IntRange(max = 1_000_000) int asked) {
        assertThat(DeliverySchedule.pauseAfter(tried, Option.some(Duration.ofSeconds(asked)), 0.5)
                        .isEmpty())
                .isTrue();
    }
}
