package dev.sextant.messaging.persistence;

import dev.sextant.messaging.domain.DeliveryAttempt;
import dev.sextant.messaging.domain.DeliveryOutcome;
import dev.sextant.messaging.domain.DeliveryOutcome.Answered;
import dev.sextant.messaging.domain.DeliveryOutcome.Trouble;
import dev.sextant.messaging.domain.DeliveryOutcome.Unanswered;
import dev.sextant.shared.domain.Coded;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.JSONB;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What came of the tries of a delivery, as a column of JSON. */
final class AttemptsJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AttemptsJson() {}

    static JSONB write(List<DeliveryAttempt> attempts) {
        ArrayNode all = JSON.createArrayNode();
        for (DeliveryAttempt attempt : attempts) {
            ObjectNode one = all.addObject()
                    .put("at", attempt.at().toString())
                    .put("took_ms", attempt.took().toMillis());
            switch (attempt.outcome()) {
                case Answered answered -> {
                    one.put("status", answered.status());
                    answered.retryAfter().forEach(pause -> one.put("retry_after_s", pause.toSeconds()));
                }
                case Unanswered unanswered ->
                    one.put("trouble", unanswered.trouble().code());
            }
        }
        return JSONB.valueOf(all.toString());
    }

    static List<DeliveryAttempt> read(JSONB column) {
        var attempts = new ArrayList<DeliveryAttempt>();
        for (JsonNode one : JSON.readTree(column.data())) {
            attempts.add(new DeliveryAttempt(
                    Instant.parse(one.get("at").stringValue()),
                    Duration.ofMillis(one.get("took_ms").longValue()),
                    outcome(one)));
        }
        return attempts;
    }

    private static DeliveryOutcome outcome(JsonNode one) {
        if (one.has("status")) {
            return new Answered(
                    one.get("status").intValue(),
                    Option.of(one.get("retry_after_s")).map(pause -> Duration.ofSeconds(pause.longValue())));
        }
        String trouble = one.get("trouble").stringValue();
        return new Unanswered(Coded.find(Trouble.class, trouble)
                .getOrElseThrow(() -> new IllegalStateException("no trouble: " + trouble)));
    }
}
