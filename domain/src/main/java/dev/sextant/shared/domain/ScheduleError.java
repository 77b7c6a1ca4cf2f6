package dev.sextant.shared.domain;

import io.vavr.control.Either;
import java.util.List;

/** Every way in which a schedule is refused. */
public sealed interface ScheduleError extends DomainError {

    /** This refusal as the answer of a command. */
    default <T> Either<ScheduleError, T> refuse() {
        return Either.left(this);
    }

    /**
     * Fields are missing, malformed or wrongly sized.
     *
     * @param fields all of them
     */
    record InvalidFields(List<FieldError> fields) implements ScheduleError {

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
     * The tenant has no such schedule.
     *
     * @param id what was looked for
     */
    record ScheduleNotFound(ScheduleId id) implements ScheduleError {

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public String code() {
            return "schedule_not_found";
        }

        @Override
        public String message() {
            return "There is no schedule " + id + ".";
        }
    }

    /**
     * The actor knew an older version.
     *
     * @param id the schedule
     * @param expected the version that the actor knew
     * @param present the version that it has
     */
    record StaleVersion(ScheduleId id, long expected, long present) implements ScheduleError {

        @Override
        public Kind kind() {
            return Kind.STALE;
        }

        @Override
        public String code() {
            return "stale_version";
        }

        @Override
        public String message() {
            return "Schedule " + id + " is at version " + present + ", not " + expected + "; read it again.";
        }
    }

    /**
     * The tenant has as many schedules as it may.
     *
     * @param most how many
     */
    record TooManySchedules(int most) implements ScheduleError {

        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        @Override
        public String code() {
            return "too_many_schedules";
        }

        @Override
        public String message() {
            return "There are " + most + " schedules already, which is the most; delete one first.";
        }
    }
}
