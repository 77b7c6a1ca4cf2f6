package dev.sextant.shared.domain;

import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;

/**
 * An expected refusal, as a value. Every context seals its own refusals under this interface; races and outages are exceptions instead.
 */
public interface DomainError {

    /** How a refusal is meant, so that each adapter can translate it in exactly one place. */
    enum Kind {
        /** A field is malformed or wrongly sized: the same request can never succeed. */
        MALFORMED,
        /** The actor is known but may not do this. */
        FORBIDDEN,
        /** The thing does not exist, or the actor may not know that it does. */
        NOT_FOUND,
        /** The present state does not allow it; another state might. */
        CONFLICT,
        /** A rule of the domain refuses it. */
        RULE,
        /** The actor knew an older version than the present one. */
        STALE,
        /** The content is larger than allowed. */
        TOO_LARGE,
        /** The content is of a type that is not taken. */
        UNSUPPORTED,
        /** Nobody was recognised by what was shown: a password, a code or a token. */
        UNAUTHENTICATED,
        /** It was tried too often; {@link #retryAfter} says when it may be tried again. */
        TOO_OFTEN
    }

    /** How the refusal is meant. */
    Kind kind();

    /** A stable name in lower snake_case that programs may rely on, such as {@code transition_not_allowed}. */
    String code();

    /** What is wrong, in one or two sentences for a person; never a secret, never another tenant's data. */
    String message();

    /** The fields that are wrong, all of them; empty when the refusal is not about single fields. */
    default List<FieldError> fields() {
        return List.of();
    }

    /** How long to wait before the same may be tried again; told when it was {@linkplain Kind#TOO_OFTEN tried too often}. */
    default Option<Duration> retryAfter() {
        return Option.none();
    }
}
