package dev.sextant.investigation.domain.hypothesis;

/**
 * What a testimony rests on, as a text: the id of a file, of a person who says it, or of a solution that was tried.
 *
 * @param value such as {@code file_…}
 */
public record EvidenceRef(String value) {

    @Override
    public String toString() {
        return value;
    }
}
