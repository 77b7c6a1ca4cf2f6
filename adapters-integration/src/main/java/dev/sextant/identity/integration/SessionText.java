package dev.sextant.identity.integration;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.sextant.identity.domain.ClientId;
import dev.sextant.identity.domain.SecretDigest;
import dev.sextant.identity.domain.SessionId;
import dev.sextant.identity.domain.SessionSnapshot;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.text.ParseException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A session as the JSON that Redis keeps, and that its scripts look into. */
final class SessionText {

    /** The fields that scripts read. */
    static final String ORGANIZATION = "organization";

    static final String USER = "user";
    static final String VERSION = "version";

    private SessionText() {}

    static String write(SessionSnapshot session) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", session.id().value().toString());
        fields.put(ORGANIZATION, session.organization().value().toString());
        fields.put(USER, session.user().value().toString());
        fields.put(VERSION, session.version());
        session.client().forEach(client -> fields.put("client", client.value()));
        fields.put("refresh", session.refresh().hex());
        session.address().forEach(address -> fields.put("address", address));
        session.userAgent().forEach(agent -> fields.put("user_agent", agent));
        fields.put("started_at", session.startedAt().toString());
        fields.put("seen_at", session.seenAt().toString());
        return JSONObjectUtils.toJSONString(fields);
    }

    /**
     * Reads what was written.
     *
     * @throws IllegalStateException when the text is another one
     */
    static SessionSnapshot read(String json) {
        try {
            Map<String, Object> fields = JSONObjectUtils.parse(json);
            return new SessionSnapshot(
                    new SessionId(uuid(fields, "id")),
                    new TenantId(uuid(fields, ORGANIZATION)),
                    new UserId(uuid(fields, USER)),
                    version(fields),
                    text(fields, "client").map(ClientId::new),
                    new SecretDigest(required(fields, "refresh")),
                    text(fields, "address"),
                    text(fields, "user_agent"),
                    Instant.parse(required(fields, "started_at")),
                    Instant.parse(required(fields, "seen_at")));
        } catch (ParseException malformed) {
            throw new IllegalStateException("a session in Redis is no JSON", malformed);
        }
    }

    private static UUID uuid(Map<String, Object> fields, String name) {
        return UUID.fromString(required(fields, name));
    }

    private static String required(Map<String, Object> fields, String name) {
        return text(fields, name).getOrElseThrow(() -> missing(name));
    }

    private static IllegalStateException missing(String name) {
        return new IllegalStateException("a session in Redis has no " + name);
    }

    private static Option<String> text(Map<String, Object> fields, String name) {
        return fields.get(name) instanceof String text ? Option.some(text) : Option.none();
    }

    private static long version(Map<String, Object> fields) {
        if (fields.get(VERSION) instanceof Long version) {
            return version;
        }
        throw missing(VERSION);
    }
}
