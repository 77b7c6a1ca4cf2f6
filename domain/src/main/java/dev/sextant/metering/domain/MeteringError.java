package dev.sextant.metering.domain;

import dev.sextant.shared.domain.DomainError;
import io.vavr.control.Option;
import java.time.Duration;

/** Every way in which the context refuses something. */
public sealed interface MeteringError extends DomainError {

    /** Whose requests came too fast. */
    enum Scope {
        /** Those of the whole organisation. */
        TENANT("organization", "The organisation sent too many requests."),
        /** Those with one session or one API key. */
        CREDENTIAL("credential", "Too many requests were sent with this session or API key."),
        /** Those from one network address. */
        ADDRESS("address", "Too many requests came from this address.");

        private final String code;
        private final String message;

        Scope(String code, String message) {
            this.code = code;
            this.message = message;
        }

        /** Names the limit to programs. */
        public String code() {
            return code;
        }
    }

    /**
     * Requests came too fast.
     *
     * @param scope whose
     * @param delay how long to wait at least
     */
    record RateLimited(Scope scope, Duration delay) implements MeteringError {

        @Override
        public Kind kind() {
            return Kind.TOO_OFTEN;
        }

        @Override
        public String code() {
            return "rate_limited";
        }

        @Override
        public String message() {
            return scope.message;
        }

        @Override
        public Option<Duration> retryAfter() {
            return Option.some(delay);
        }
    }

    /**
     * The plan allows no more in this month.
     *
     * @param usage of what
     * @param limit how much it allows
     * @param delay how long it is to the next month
     */
    record QuotaExceeded(UsageKind usage, long limit, Duration delay) implements MeteringError {

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
            return "The plan of the organisation allows " + limit + " " + usage.code()
                    + " in a month; the next month begins at midnight UTC.";
        }

        @Override
        public Option<Duration> retryAfter() {
            return Option.some(delay);
        }
    }

    /**
     * There is no such organisation, or the actor may not know that there is.
     *
     * @param id which one was asked for
     */
    record OrganizationUnknown(String id) implements MeteringError {

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public String code() {
            return "organization_not_found";
        }

        @Override
        public String message() {
            return "There is no organization " + id + ".";
        }
    }
}
