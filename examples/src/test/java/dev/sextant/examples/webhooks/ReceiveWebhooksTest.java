package dev.sextant.examples.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.messaging.domain.Signature;
import dev.sextant.messaging.domain.WebhookSecret;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceiveWebhooksTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final WebhookSecret SECRET = WebhookSecret.of(new byte[WebhookSecret.BYTES]);

    private static int sent(int port, Signature.Headers headers, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sextant"));
        headers.asMap().forEach(request::header);
        return HttpClient.newHttpClient()
                .send(request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void a_signed_message_is_handled_once_and_one_that_was_changed_never() throws Exception {
        List<String> handled = Collections.synchronizedList(new ArrayList<>());
        try (var receiver = new ReceiveWebhooks(SECRET.value(), Clock.fixed(NOON, ZoneOffset.UTC), handled::add)) {
            Signature.Headers headers = Signature.headers(List.of(SECRET), "evt_1", NOON, "{\"a\":1}");

            assertThat(sent(receiver.port(), headers, "{\"a\":1}")).isEqualTo(204);
            assertThat(sent(receiver.port(), headers, "{\"a\":1}")).isEqualTo(204);
            assertThat(sent(receiver.port(), headers, "{\"a\":2}")).isEqualTo(400);
            assertThat(handled).containsExactly("{\"a\":1}");
        }
    }
}
