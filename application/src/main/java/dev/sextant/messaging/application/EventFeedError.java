package dev.sextant.messaging.application;

import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.FieldError;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;

/** Why somebody is not told of events. */
public sealed interface EventFeedError extends DomainError {

    /** The position is none of this database as it is now: it comes from a time that an older backup took away. */
    record UnknownPosition() implements EventFeedError {

        @Override
        public Kind kind() {
            return Kind.MALFORMED;
        }

        @Override
        public String code() {
            return "invalid_fields";
        }

        @Override
        public String message() {
            return "Nobody can go on from there: begin anew.";
        }

        @Override
        public List<FieldError> fields() {
            return List.of(new FieldError("Last-Event-ID", "unknown_position", message()));
        }
    }

    /**
     * As many streams are open as may be at the same time.
     *
     * @param most how many
     * @param whose whose, in words
     */
    record TooManyStreams(int most, String whose) implements EventFeedError {

        private static final Duration A_WHILE = Duration.ofSeconds(10);

        @Override
        public Kind kind() {
            return Kind.TOO_OFTEN;
        }

        @Override
        public String code() {
            return "too_many_streams";
        }

        @Override
        public String message() {
            return "There are " + most + " open streams of " + whose + ", which is as many as there may be.";
        }

        @Override
        public Option<Duration> retryAfter() {
            return Option.some(A_WHILE);
        }
    }
}
