package dev.sextant.shared.web;

import dev.sextant.shared.domain.FieldError;
import java.util.List;

/**
 * Why a request is refused, before it is written as a problem document.
 *
 * @param status the HTTP status
 * @param code the stable name
 * @param detail what is wrong with this request, in words; never a secret, a class name or a stack trace
 * @param errors every wrong field
 * @param headers headers that belong to the refusal, such as {@code Retry-After}
 */
record Problem(int status, String code, String detail, List<FieldError> errors, List<Answer.Header> headers) {

    Problem {
        errors = List.copyOf(errors);
        headers = List.copyOf(headers);
    }

    Problem(int status, String code, String detail) {
        this(status, code, detail, List.of(), List.of());
    }

    /** A body that cannot be read as what it says to be. */
    static Problem unreadable(List<FieldError> errors) {
        return new Problem(400, "malformed", "The body cannot be read.", errors, List.of());
    }

    /** Fields, parameters or headers that are wrong, missing or unknown. */
    static Problem wrongFields(List<FieldError> errors) {
        return new Problem(400, "invalid_fields", FieldError.summary(errors), errors, List.of());
    }

    static Problem wrongField(String field, String code, String message) {
        return wrongFields(List.of(new FieldError(field, code, message)));
    }

    Problem with(String name, String value) {
        var more = new java.util.ArrayList<>(headers);
        more.add(new Answer.Header(name, value));
        return new Problem(status, code, detail, errors, more);
    }
}
