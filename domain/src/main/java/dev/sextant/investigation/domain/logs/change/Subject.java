package dev.sextant.investigation.domain.logs.change;

/** What changed. */
public sealed interface Subject {

    /**
     * One template.
     *
     * @param id its number
     */
    record Template(int id) implements Subject {}

    /** All records together. */
    record AllRecords() implements Subject {}

    /** All records of severity error and worse. */
    record AllErrors() implements Subject {}

    /** All records of severity warning. */
    record AllWarnings() implements Subject {}

    /** The first appearances of templates. */
    record FirstAppearances() implements Subject {}
}
