package dev.sextant.shared.domain;

/**
 * A text that is not an id of the wanted kind.
 *
 * @param prefix the prefix that was wanted, such as {@code case}
 * @param reason what is wrong, in words, without the offending text
 */
public record MalformedId(String prefix, String reason) implements DomainError {

    @Override
    public Kind kind() {
        return Kind.MALFORMED;
    }

    @Override
    public String code() {
        return "malformed_id";
    }

    @Override
    public String message() {
        return "Not an id of the form " + prefix + "_…: " + reason + ".";
    }
}
