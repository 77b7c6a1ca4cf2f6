package dev.sextant.messaging.domain;

import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.FieldError;
import io.vavr.control.Either;
import java.util.List;

/** Every way in which a command or a question about dead letters and subscribers is refused. */
public sealed interface DeadLetterError extends DomainError {

    /** This refusal as the answer of a command. */
    default <T> Either<DeadLetterError, T> refuse() {
        return Either.left(this);
    }

    /**
     * Fields are missing, malformed or wrongly sized.
     *
     * @param fields all of them
     */
    record InvalidFields(List<FieldError> fields) implements DeadLetterError {

        /** Copies the list. */
        public InvalidFields {
            fields = List.copyOf(fields);
        }

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
            return FieldError.summary(fields);
        }
    }

    /**
     * There is no such dead letter in the organisation; perhaps its event was delivered meanwhile.
     *
     * @param id which one
     */
    record NotFound(DeadLetterId id) implements DeadLetterError {

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public String code() {
            return "dead_letter_not_found";
        }

        @Override
        public String message() {
            return "There is no dead letter " + id + ".";
        }
    }

    /**
     * Its event was discarded already.
     *
     * @param id which one
     */
    record AlreadyDiscarded(DeadLetterId id) implements DeadLetterError {

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String code() {
            return "dead_letter_discarded";
        }

        @Override
        public String message() {
            return "The event of the dead letter " + id
                    + " was discarded already; the next one of its aggregate is tried within moments.";
        }
    }
}
