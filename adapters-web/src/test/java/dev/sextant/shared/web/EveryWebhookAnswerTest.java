package dev.sextant.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Brings about every answer that the contract writes down for webhooks, and tells their story over HTTP. */
class EveryWebhookAnswerTest {

    private static final ContractCheck CONTRACT = new ContractCheck();
    private static final String NOWHERE = "01h455vb4pex5vsknk084sn02q";
    private static final String STALE = "\"1-AAAAAAAAAAAAAAAA-AAAAAAAAAAAAAAAA\"";
    private static final String WEBHOOKS = "/api/v1/webhooks";
    private static final String DRAFT =
            "{\"url\":\"https://hooks.example.org/in\",\"description\":\"Chat\",\"events\":[\"case.*\"]}";

    private static InMemoryProgram program;
    private static Caller ann;

    @BeforeAll
    static void start() {
        program = new InMemoryProgram(CONTRACT);
        ann = program.ann().with("If-Match", "*");
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    static boolean isOfWebhooks(String operation) {
        return operation.split(" ")[1].startsWith(WEBHOOKS);
    }

    private static List<String> operations() {
        return CONTRACT.operations().stream()
                .filter(EveryWebhookAnswerTest::isOfWebhooks)
                .toList();
    }

    private static Reply expect(int status, Reply reply) {
        assertThat(reply.status())
                .as(reply.method() + " " + reply.path() + " " + reply.text())
                .isEqualTo(status);
        return reply;
    }

    private static String made() {
        return expect(201, ann.post(WEBHOOKS, DRAFT)).at("/id");
    }

    private static String delivered(String webhook) {
        String delivery =
                expect(202, ann.post(WEBHOOKS + "/" + webhook + "/test")).at("/id");
        program.deliver(500);
        return delivery;
    }

    @Test
    void every_answer_of_the_contract_about_webhooks_is_given_and_fits() {
        conflicts();
        for (String operation : operations()) {
            String webhook = made();
            String delivery = delivered(webhook);
            String path =
                    operation.split(" ")[1].replace("{webhook_id}", webhook).replace("{delivery_id}", delivery);
            refusals(operation, path);
            call(ann, operation, operation.split(" ")[1].replaceAll("\\{([a-z]+)_id}", "whk_" + NOWHERE));
            if (operation.startsWith("GET")) {
                Reply read = expect(200, ann.get(path));
                ann.with("If-None-Match", read.header("ETag").isEmpty() ? "\"x\"" : read.header("ETag"))
                        .get(path);
            } else {
                assertThat(call(ann, operation, path).status()).as(operation).isBetween(200, 204);
            }
            program.databaseIsAway(true);
            call(ann, operation, path);
            program.databaseIsAway(false);
        }
        Set<String> missing = new TreeSet<>(CONTRACT.answers());
        missing.removeIf(answer -> !isOfWebhooks(answer));
        missing.removeAll(CONTRACT.seen());
        assertThat(missing).isEmpty();
    }

    private static String body(String operation) {
        return switch (operation) {
            case "POST /api/v1/webhooks" -> DRAFT;
            case "PATCH /api/v1/webhooks/{webhook_id}" -> "{\"description\":\"Another\"}";
            default -> "";
        };
    }

    private static Reply call(Caller caller, String operation, String path) {
        return call(caller, operation, path, body(operation));
    }

    private static Reply call(Caller caller, String operation, String path, String body) {
        Caller ready = body.isEmpty() ? caller : caller.with("Content-Type", "application/json");
        return ready.send(
                operation.split(" ")[0],
                path,
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    private static void refusals(String operation, String path) {
        String method = operation.split(" ")[0];
        call(program.caller().with("If-Match", "*"), operation, path);
        call(program.mal().with("If-Match", "*"), operation, path);
        call(ann, operation, path + "?nonsense=1");
        call(ann, operation, path, "{\"nonsense\":");
        if (method.equals("GET")) {
            return;
        }
        ann.with("Content-Type", "text/plain").send(method, path, BodyPublishers.ofString("x"));
        ann.with("Content-Type", "application/json").send(method, path, BodyPublishers.ofByteArray(new byte[4 << 20]));
        call(program.ann(), operation, path);
        call(program.ann().with("If-Match", STALE), operation, path);
        if (method.equals("PATCH")) {
            call(ann, operation, path, "{\"url\":\"https://localhost/\"}");
        }
        if (method.equals("POST")) {
            program.deliver(500);
            // One key for two requests.
            Caller keyed = ann.with("Idempotency-Key", "key-of-" + operation.hashCode());
            call(keyed, operation, path);
            String other = made();
            call(
                    keyed,
                    operation,
                    path.replaceFirst("whk_[0-9a-z]+", other),
                    body(operation) + " ".repeat(body(operation).isEmpty() ? 0 : 1));
            program.deliver(500);
        }
    }

    private static void conflicts() {
        String webhook = made();
        String place = WEBHOOKS + "/" + webhook;
        String pending = expect(202, ann.post(place + "/test")).at("/id");
        expect(409, ann.post(place + "/deliveries/" + pending + "/redeliver"));
        for (int i = 0; i < 4; i++) {
            expect(200, ann.post(place + "/rotate-secret"));
        }
        expect(409, ann.post(place + "/rotate-secret"));
        expect(200, ann.post(place + "/disable"));
        expect(409, ann.post(place + "/test"));
        expect(200, ann.post(place + "/enable"));
        expect(204, ann.delete(place));
        Caller eve = program.eve().with("If-Match", "*");
        for (int i = 0; i < 50; i++) {
            expect(201, eve.post(WEBHOOKS, DRAFT));
        }
        expect(409, eve.post(WEBHOOKS, DRAFT));
    }

    @Test
    void a_secret_is_told_once_and_a_repeated_request_does_not_tell_it_again() {
        Caller keyed = program.ann().with("Idempotency-Key", "one-secret");
        Reply first = expect(201, keyed.post(WEBHOOKS, DRAFT));
        Reply again = expect(201, keyed.post(WEBHOOKS, DRAFT));
        Reply rotated = expect(200, ann.post(first.header("Location") + "/rotate-secret"));

        assertThat(first.at("/secret")).startsWith("whsec_");
        assertThat(again.at("/id")).isEqualTo(first.at("/id"));
        assertThat(again.text()).doesNotContain("whsec_");
        assertThat(rotated.at("/secret")).startsWith("whsec_").isNotEqualTo(first.at("/secret"));
        assertThat(rotated.at("/earlier_secrets_until")).isNotEmpty();
        assertThat(ann.get(first.header("Location")).text()).doesNotContain("whsec_");
        assertThat(ann.get(WEBHOOKS).text()).doesNotContain("whsec_");
    }

    @Test
    void somebody_of_another_organisation_finds_nothing() {
        String webhook = made();
        String delivery = delivered(webhook);
        for (String path : List.of(
                WEBHOOKS + "/" + webhook,
                WEBHOOKS + "/" + webhook + "/deliveries",
                WEBHOOKS + "/" + webhook + "/deliveries/" + delivery)) {
            expect(404, program.eve().get(path));
        }
        expect(403, program.bob().get(WEBHOOKS));
    }

    @Test
    void the_log_tells_what_came_of_each_try() {
        String place = WEBHOOKS + "/" + made();
        String delivery = expect(202, ann.post(place + "/test")).at("/id");
        assertThat(ann.get(place + "/deliveries/" + delivery).at("/state")).isEqualTo("pending");
        program.deliver(204);

        Reply read = expect(200, ann.get(place + "/deliveries/" + delivery));
        assertThat(read.at("/state")).isEqualTo("delivered");
        assertThat(read.at("/attempts/0/status")).isEqualTo("204");
        assertThat(read.at("/attempts/0/duration")).startsWith("PT");
        assertThat(read.at("/event_type")).isEqualTo("webhook.test");
        expect(202, ann.post(place + "/deliveries/" + delivery + "/redeliver"));
        program.deliver(410);
        assertThat(ann.get(place + "/deliveries/" + delivery).at("/attempts/1/status"))
                .isEqualTo("410");
    }

    @Test
    void an_address_inside_and_wrong_fields_are_refused_with_their_names() {
        Reply inside = expect(422, program.ann().post(WEBHOOKS, "{\"url\":\"https://localhost/\",\"events\":[\"*\"]}"));
        assertThat(inside.at("/code")).isEqualTo("receiver_not_allowed");
        assertThat(inside.at("/errors/0/field")).isEqualTo("/url");
        Reply wrong = expect(400, program.ann().post(WEBHOOKS, "{\"url\":\"x\",\"events\":[\"Case\"]}"));
        assertThat(wrong.text()).contains("/url").contains("/events/0");
    }
}
