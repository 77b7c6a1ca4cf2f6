package dev.sextant.investigation.domain.signatures;

import io.vavr.control.Option;
import java.util.Arrays;
import java.util.Locale;

/** What sort of cause it is. Anything finer is a failure mode. */
public enum Category {
    /** Something that is limited is used up: memory, connections, storage. */
    RESOURCE_EXHAUSTION,
    /** Processors are busy, with nothing else that is used up. */
    CPU_SATURATION,
    /** Somebody set something wrongly. */
    CONFIGURATION_ERROR,
    /** A machine, a zone or a platform failed. */
    INFRASTRUCTURE,
    /** Another service failed. */
    DEPENDENCY_FAILURE,
    /** A program does the wrong thing. */
    CODE_DEFECT,
    /** Packets do not get through. */
    NETWORK,
    /** Data is wrong, missing, or distributed badly. */
    DATA,
    /** Something outside, which nobody here runs. */
    EXTERNAL,
    /** Somebody did the wrong thing. */
    HUMAN,
    /** None of the others. */
    OTHER,
    /** Nothing is wrong. */
    HEALTHY,
    /** It is not known. */
    UNKNOWN;

    /** As it is written outside: small letters and underscores. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@link #key}. */
    public static Option<Category> of(String key) {
        return Option.ofOptional(
                Arrays.stream(values()).filter(c -> c.key().equals(key)).findFirst());
    }
}
