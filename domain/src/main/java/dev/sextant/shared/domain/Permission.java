package dev.sextant.shared.domain;

/**
 * A verb on a kind of resource, such as {@code cases:read}. Roles are sets of permissions and are data, not code.
 *
 * @param value resource and verb, separated by a colon, in lower case
 */
public record Permission(String value) {

    @Override
    public String toString() {
        return value;
    }
}
