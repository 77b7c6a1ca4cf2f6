package dev.sextant.investigation.domain.measures;

import java.util.Locale;

/** Whether what is measured is as it should be. */
enum Level {
    /** Less than it should be, where less is worse. */
    LOW,
    /** As it should be. */
    NORMAL,
    /** More than it should be. */
    HIGH,
    /** So far from what it should be that it does harm. */
    CRITICAL,
    /** Nothing tells how it should be. */
    UNKNOWN;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
