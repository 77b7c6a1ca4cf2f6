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

    /** Fields, parameters or headers that cannot be read; with one that names no field, or tells where a text stops being JSON, it is the body as a whole. */
    static Problem malformed(List<FieldError> errors) {
        boolean whole = errors.stream()
                .anyMatch(error -> error.field().isEmpty() || error.code().equals(JsonReader.NO_JSON));
        String detail = whole
                ? "The body cannot be read."
                : errors.size() == 1 ? "One field is wrong." : errors.size() + " fields are wrong.";
        return new Problem(400, whole ? "malformed" : "invalid_fields", detail, errors, List.of());
    }

    static Problem malformed(String field, String code, String message) {
        return malformed(List.of(new FieldError(field, code, message)));
    }

    Problem with(String name, String value) {
        var more = new java.util.ArrayList<>(headers);
        more.add(new Answer.Header(name, value));
        return new Problem(status, code, detail, errors, more);
    }
}
