package dev.sextant.investigation.domain.logs.format;

/** Which of the three numbers of a date such as {@code 03/04/05} is the year, the month and the day. */
enum DateOrder {
    /** Year, month, day. */
    YEAR_MONTH_DAY,
    /** Day, month, year. */
    DAY_MONTH_YEAR,
    /** Month, day, year. */
    MONTH_DAY_YEAR
}
