package dev.sextant.cases.application;

import io.vavr.control.Option;

/** The order of a list of cases. Cases that were created or changed at the same instant are ordered by id, in the same direction. */
public enum CaseSort {
    /** Oldest first. */
    CREATED_AT("created_at"),
    /** Newest first. */
    CREATED_AT_DESCENDING("-created_at"),
    /** Changed longest ago first. */
    UPDATED_AT("updated_at"),
    /** Changed last first. */
    UPDATED_AT_DESCENDING("-updated_at");

    private final String code;

    CaseSort(String code) {
        this.code = code;
    }

    /** The form in which clients name it: the field, with a minus for the descending order. */
    public String code() {
        return code;
    }

    /** Whether the largest comes first. */
    public boolean isDescending() {
        return this == CREATED_AT_DESCENDING || this == UPDATED_AT_DESCENDING;
    }

    /** Whether it goes by the time of the last change, instead of the creation. */
    public boolean isByUpdate() {
        return this == UPDATED_AT || this == UPDATED_AT_DESCENDING;
    }

    /** Finds an order by the form in which clients name it. */
    public static Option<CaseSort> of(String code) {
        for (CaseSort sort : values()) {
            if (sort.code.equals(code)) {
                return Option.some(sort);
            }
        }
        return Option.none();
    }
}
