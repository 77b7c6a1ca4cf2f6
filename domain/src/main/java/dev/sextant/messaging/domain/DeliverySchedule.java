package dev.sextant.messaging.domain;

import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;

/**
 * When a message that was not taken is sent again: ten tries over a little more than three days. Each pause is up to a tenth longer by chance, so that what failed together does not come back together.
 *
 * <p>Source: Standard Webhooks specification 1.0.0, "Deliverability and reliability": the recommended retry schedule.
 */
public final class DeliverySchedule {

    /** How often a message is sent altogether. */
    public static final int TRIES = 10;

    /** The longest pause that a receiver can ask for. */
    public static final Duration LONGEST_ASKED = Duration.ofHours(24);

    private static final double SPREAD = 0.1;

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    private DeliverySchedule() {}

    /**
     * How long to wait after a try.
     *
     * @param tried how many tries there were, from 1
     * @param asked how long the receiver asks to be left alone: the pause is not shorter, but at most {@link #LONGEST_ASKED}
     * @param chance from 0 to below 1
     * @return none when there is no further try
     */
    public static Option<Duration> pauseAfter(int tried, Option<Duration> asked, double chance) {
        if (tried > PAUSES.size()) {
            return Option.none();
        }
        Duration usual = PAUSES.get(tried - 1);
        Duration wanted = asked.filter(pause -> pause.compareTo(usual) > 0)
                .map(pause -> pause.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : pause)
                .getOrElse(usual);
        return Option.some(wanted.plus(Duration.ofNanos((long) (wanted.toNanos() * SPREAD * chance))));
    }
}
