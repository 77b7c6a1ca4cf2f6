package dev.sextant.investigation.domain.logs.format;

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

    /** The role of a key by the names that logging libraries use; keys within objects are joined by a point. */
    static KeyRole of(String key) {
        return switch (key) {
            case "time",
                    "timestamp",
                    "@timestamp",
                    "ts",
                    "t",
                    "t.$date",
                    "datetime",
                    "date",
                    "asctime",
                    "eventTime",
                    "timeMillis",
                    "@t",
                    "Timestamp",
                    "Time",
                    "_time",
                    "created",
                    "start_time" -> TIME;
            case "level",
                    "lvl",
                    "severity",
                    "loglevel",
                    "log.level",
                    "levelname",
                    "@l",
                    "s",
                    "Level",
                    "log_level",
                    "logLevel",
                    "severity_text",
                    "SeverityText",
                    "LEVEL",
                    "priority" -> LEVEL;
            case "message",
                    "msg",
                    "@m",
                    "@mt",
                    "event",
                    "log",
                    "text",
                    "body",
                    "Message",
                    "Msg",
                    "MESSAGE",
                    "short_message",
                    "RenderedMessage",
                    "MessageTemplate",
                    "textPayload",
                    "@message" -> MESSAGE;
            default -> OTHER;
        };
    }
}
