package dev.sextant.investigation.domain.logs.format;

import java.util.Set;

/** What a key of a structured line (JSON or logfmt) names. */
enum KeyRole {
    /** The time of the record. */
    TIME,
    /** Its severity. */
    LEVEL,
    /** Its text. */
    MESSAGE,
    /** Anything else. */
    OTHER;

    private static final Set<String> TIMES =
            Set.of(("time timestamp @timestamp ts t t.$date datetime date asctime eventTime"
                            + " timeMillis @t Timestamp Time _time created start_time")
                    .split(" "));

    private static final Set<String> LEVELS =
            Set.of(("level lvl severity loglevel log.level levelname @l s Level log_level"
                            + " logLevel severity_text SeverityText LEVEL priority")
                    .split(" "));

    private static final Set<String> MESSAGES = Set.of(("message msg @m @mt event log text body Message Msg MESSAGE"
                    + " short_message RenderedMessage MessageTemplate textPayload @message")
            .split(" "));

    /** The role of a key by the names that logging libraries use; keys within objects are joined by a point. */
    static KeyRole of(String key) {
        if (TIMES.contains(key)) {
            return TIME;
        }
        if (LEVELS.contains(key)) {
            return LEVEL;
        }
        return MESSAGES.contains(key) ? MESSAGE : OTHER;
    }
}
