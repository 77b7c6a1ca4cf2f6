package dev.sextant.metering.domain;

import io.vavr.control.Option;

/**
 * What an organisation may use.
 *
 * @param name what the plan is called, such as {@code free}
 * @param rate how fast the requests of the whole organisation may come; none for any speed
 * @param credentialRate how fast those with one session or one API key may come; none for any speed
 * @param requests how many in a calendar month, in UTC; none for any number
 * @param storage how many bytes of files; none for any number
 * @param members how many people; none for any number
 */
public record Plan(
        String name,
        Option<Rate> rate,
        Option<Rate> credentialRate,
        Option<Long> requests,
        Option<Long> storage,
        Option<Long> members) {

    /** Without any limit. */
    public static Plan unlimited(String name) {
        return new Plan(name, Option.none(), Option.none(), Option.none(), Option.none(), Option.none());
    }

    /** How much may be used of a kind; none for any amount. */
    public Option<Long> limit(UsageKind kind) {
        return switch (kind) {
            case REQUESTS -> requests;
            case STORAGE -> storage;
            case MEMBERS -> members;
        };
    }
}
