package dev.sextant.identity.domain;

import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.FieldError;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Every way in which the context refuses a command or a question. Those that carry nothing but their name are constants of {@link Refusal}. */
public sealed interface IdentityError extends DomainError permits Refusal, IdentityError.Detailed {

    /** This refusal as the answer of a command. */
    default <T> Either<IdentityError, T> refuse() {
        return Either.left(this);
    }

    /** A refusal that says more than its name. */
    sealed interface Detailed extends IdentityError {}

    /** The kinds of things that can be missing or stale. */
    enum Thing {
        /** A user. */
        USER("user"),
        /** An organisation. */
        ORGANIZATION("organization"),
        /** A user's belonging to the organisation. */
        MEMBER("member"),
        /** A team. */
        TEAM("team"),
        /** A role. */
        ROLE("role"),
        /** An invitation. */
        INVITATION("invitation"),
        /** An API key. */
        API_KEY("api_key"),
        /** A session. */
        SESSION("session");

        private final String code;

        Thing(String code) {
            this.code = code;
        }

        private String words() {
            return code.replace('_', ' ');
        }
    }

    /**
     * Fields are missing, malformed or wrongly sized.
     *
     * @param fields all of them
     */
    record InvalidFields(List<FieldError> fields) implements Detailed {

        /** Copies the list. */
        public InvalidFields {
            fields = List.copyOf(fields);
        }

        /** One wrong field. */
        public InvalidFields(FieldError field) {
            this(List.of(field));
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
     * There is no such thing, or the actor may not know that there is.
     *
     * @param thing what was asked for
     * @param id which one, in its text form
     */
    record NotFound(Thing thing, String id) implements Detailed {

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public String code() {
            return thing.code + "_not_found";
        }

        @Override
        public String message() {
            return "There is no " + thing.words() + " " + id + ".";
        }
    }

    /**
     * The actor knew an older version.
     *
     * @param thing what it is about
     * @param id which one, in its text form
     * @param expected the version that the actor knew
     * @param present the version that it has
     */
    record StaleVersion(Thing thing, String id, long expected, long present) implements Detailed {

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
            return "The " + thing.words() + " " + id + " is at version " + present + ", not " + expected
                    + "; read it again.";
        }
    }

    /**
     * Roles are named that the organisation does not have.
     *
     * @param field where they are named, as a JSON pointer
     * @param ids which ones, in their text form
     */
    record UnknownRoles(String field, List<String> ids) implements Detailed {

        /** Copies the ids. */
        public UnknownRoles {
            ids = List.copyOf(ids);
        }

        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        @Override
        public String code() {
            return "unknown_roles";
        }

        @Override
        public String message() {
            return "The organisation does not have " + String.join(", ", ids) + ".";
        }

        @Override
        public List<FieldError> fields() {
            return List.of(new FieldError(field, "not_found", message()));
        }
    }

    /**
     * Nobody grants what they lack.
     *
     * @param lacking the permissions that the actor would grant without having them
     */
    record MayNotGrant(Set<Permission> lacking) implements Detailed {

        /** Copies the set. */
        public MayNotGrant {
            lacking = Set.copyOf(lacking);
        }

        @Override
        public Kind kind() {
            return Kind.FORBIDDEN;
        }

        @Override
        public String code() {
            return "may_not_grant";
        }

        @Override
        public String message() {
            return "Nobody can grant what they lack themselves: " + String.join(", ", Permissions.names(lacking)) + ".";
        }
    }

    /**
     * There are as many as there can be.
     *
     * @param thing of what
     * @param most how many that is
     */
    record TooMany(Thing thing, int most) implements Detailed {

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String code() {
            return "too_many_" + thing.code + "s";
        }

        @Override
        public String message() {
            return "There can be at most " + most + " here.";
        }
    }

    /**
     * The plan of the organisation allows no more members.
     *
     * @param most how many it allows
     */
    record MembersUsedUp(int most) implements Detailed {

        /** Seats come from people who leave or from another plan, not from waiting; this only keeps a client from trying without a pause. */
        private static final Duration PAUSE = Duration.ofHours(1);

        @Override
        public Kind kind() {
            return Kind.TOO_OFTEN;
        }

        @Override
        public String code() {
            return "quota_exceeded";
        }

        @Override
        public String message() {
            return "The plan of the organisation allows " + most
                    + " members; there is a seat again when somebody leaves.";
        }

        @Override
        public Option<Duration> retryAfter() {
            return Option.some(PAUSE);
        }
    }

    /**
     * It was tried too often.
     *
     * @param delay how long to wait at least
     */
    record TriedTooOften(Duration delay) implements Detailed {

        @Override
        public Kind kind() {
            return Kind.TOO_OFTEN;
        }

        @Override
        public String code() {
            return "tried_too_often";
        }

        @Override
        public String message() {
            return "This was tried too often; wait before the next try.";
        }

        @Override
        public Option<Duration> retryAfter() {
            return Option.some(delay);
        }
    }
}
