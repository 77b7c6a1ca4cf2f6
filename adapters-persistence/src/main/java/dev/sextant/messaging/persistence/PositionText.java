package dev.sextant.messaging.persistence;

import dev.sextant.messaging.application.EventPosition;
import io.vavr.control.Option;
import java.util.UUID;
import java.util.regex.Pattern;

/** The text form of how far a reader is: a snapshot and, halfway through a pile, a second one and a place, with slashes between. */
final class PositionText {

    private static final Pattern SNAPSHOT = Pattern.compile("[1-9]\\d{0,18}:[1-9]\\d{0,18}:(\\d{1,19}(,\\d{1,19})*)?");
    private static final int HALFWAY_PARTS = 6;

    private PositionText() {}

    static EventPosition write(LaneProgress progress) {
        return new EventPosition(progress.underway()
                .map(half -> String.join(
                        "/",
                        progress.seen(),
                        half.target(),
                        Long.toString(half.at().position()),
                        Long.toString(half.at().version()),
                        Integer.toString(half.at().sequence()),
                        half.at().event().toString()))
                .getOrElse(progress.seen()));
    }

    /** Reads it; none when it has another form. */
    static Option<LaneProgress> read(EventPosition position) {
        String[] parts = position.text().split("/", -1);
        try {
            if (!SNAPSHOT.matcher(parts[0]).matches()) {
                return Option.none();
            }
            if (parts.length == 1) {
                return Option.some(new LaneProgress(parts[0], Option.none()));
            }
            if (parts.length != HALFWAY_PARTS || !SNAPSHOT.matcher(parts[1]).matches()) {
                return Option.none();
            }
            var at = new EventPlace(
                    Long.parseLong(parts[2]),
                    Long.parseLong(parts[3]),
                    Integer.parseInt(parts[4]),
                    UUID.fromString(parts[5]));
            return Option.some(new LaneProgress(parts[0], Option.some(new LaneProgress.Underway(parts[1], at))));
        } catch (IllegalArgumentException malformed) {
            return Option.none();
        }
    }
}
