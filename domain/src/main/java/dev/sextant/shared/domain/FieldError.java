package dev.sextant.shared.domain;

/**
 * One wrong field of an input.
 *
 * @param field where it stands, as a JSON pointer (RFC 6901) such as {@code /title}, or the bare name of a query parameter
 * @param code a stable name in lower snake_case, such as {@code too_long}
 * @param message what is wrong and what would be right, in words
 */
public record FieldError(String field, String code, String message) {}
