package dev.sextant.messaging.web;

import java.time.Duration;

/**
 * How events are streamed.
 *
 * @param heartbeat the longest time in which a stream sends nothing, shorter than the time after which the server takes a connection for idle
 * @param recheck how often it is looked whether the client still may read; with the two seconds for which an answer about that is remembered, the time in which a right that is gone ends a stream
 * @param outage how long a stream waits for a database that is away
 * @param retry after which time a client that was cut off should come again
 * @param atOnce how many events a stream holds in memory at the same time, from 1
 * @param ofUser how many streams of one user, from 1
 * @param ofOrganization how many streams of one organisation, from 1
 */
public record StreamSettings(
        Duration heartbeat,
        Duration recheck,
        Duration outage,
        Duration retry,
        int atOnce,
        int ofUser,
        int ofOrganization) {

    /** Refuses what cannot be. */
    public StreamSettings {
        if (heartbeat.toMillis() < 1 || recheck.toMillis() < 1 || outage.toMillis() < 1 || retry.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "times must be longer than zero: " + heartbeat + ", " + recheck + ", " + outage + ", " + retry);
        }
        if (atOnce < 1 || ofUser < 1 || ofOrganization < 1) {
            throw new IllegalArgumentException(
                    "numbers must be at least 1: " + atOnce + ", " + ofUser + ", " + ofOrganization);
        }
    }

    /** A heartbeat every 15 s, rights looked at every 3 s, half a minute without a database, back after 2 s, 50 events at once, 500 streams of a user, 1,000 of an organisation. */
    public static StreamSettings standard() {
        return new StreamSettings(
                Duration.ofSeconds(15),
                Duration.ofSeconds(3),
                Duration.ofSeconds(30),
                Duration.ofSeconds(2),
                50,
                500,
                1_000);
    }

    /** With other numbers of streams. */
    public StreamSettings withMost(int user, int organization) {
        return new StreamSettings(heartbeat, recheck, outage, retry, atOnce, user, organization);
    }

    /** With another heartbeat. */
    public StreamSettings withHeartbeat(Duration other) {
        return new StreamSettings(other, recheck, outage, retry, atOnce, ofUser, ofOrganization);
    }

    /** With another time between two looks at what the client may. */
    public StreamSettings withRecheck(Duration other) {
        return new StreamSettings(heartbeat, other, outage, retry, atOnce, ofUser, ofOrganization);
    }
}
