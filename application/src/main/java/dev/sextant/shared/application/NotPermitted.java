package dev.sextant.shared.application;

import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.Permission;

/**
 * The actor is known, but was not granted what it takes.
 *
 * @param needed the permission that is missing
 */
public record NotPermitted(Permission needed) implements DomainError {

    @Override
    public Kind kind() {
        return Kind.FORBIDDEN;
    }

    @Override
    public String code() {
        return "not_permitted";
    }

    @Override
    public String message() {
        return "This needs the permission " + needed + ".";
    }
}
