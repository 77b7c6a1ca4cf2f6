package dev.sextant.cases.domain;

import dev.sextant.shared.domain.Coded;
import io.vavr.control.Option;

/** How much a case hurts, worst first. */
public enum Severity implements Coded {
    /** Business stands still. */
    CRITICAL,
    /** An important part fails for many. */
    HIGH,
    /** Something fails, and there is a way around it. */
    MEDIUM,
    /** A nuisance or a question. */
    LOW;

    /** Reads the stable name, such as {@code critical}. */
    public static Option<Severity> of(String code) {
        return Coded.find(Severity.class, code);
    }
}
