package dev.sextant.investigation.domain.logs.format;

import java.util.HashMap;
import java.util.Map;

/** What a key of a structured line (JSON or logfmt) names. */
enum KeyRole {
    /** The time of the record. */
    TIME(
            "time timestamp @timestamp ts t t.$date datetime date asctime eventTime timeMillis @t Timestamp Time _time created start_time"),
    /** Its severity. */
    LEVEL(
            "level lvl severity loglevel log.level levelname @l s Level log_level logLevel severity_text SeverityText LEVEL priority"),
    /** Its text. */
    MESSAGE("message msg @m @mt event log text body Message Msg MESSAGE short_message RenderedMessage MessageTemplate"
            + " textPayload @message"),
    /** How a request over HTTP ended. */
    STATUS("status status_code statusCode http_status http.status http.status_code http.statusCode response.status"
            + " response.status_code response.statusCode response_status response_code res.status res.statusCode"
            + " httpRequest.status upstream_status"),
    /** The method of that request. */
    METHOD("method http_method http.method request.method request_method req.method httpRequest.requestMethod verb"),
    /** What it asked for. */
    TARGET("route path uri url http_path http.path http.route http.target http.url url.path request.path request.uri"
            + " request.url request_path request_uri requestUri req.url httpRequest.requestUrl"),
    /** Anything else. */
    OTHER("");

    private static final Map<String, KeyRole> ROLES = roles();

    private final String keys;

    KeyRole(String keys) {
        this.keys = keys;
    }

    private static Map<String, KeyRole> roles() {
        Map<String, KeyRole> roles = new HashMap<>();
        for (KeyRole role : values()) {
            for (String key : role.keys.split(" ")) {
                roles.put(key, role);
            }
        }
        return Map.copyOf(roles);
    }

    /** The role of a key by the names that logging libraries use; keys within objects are joined by a point. */
    static KeyRole of(String key) {
        return ROLES.getOrDefault(key, OTHER);
    }
}
