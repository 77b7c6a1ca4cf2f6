package dev.sextant.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.messaging.web.InMemoryEventDelivery;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Brings about every answer that the contract writes down for the delivery of events, and tells their story over HTTP. */
class EveryEventAnswerTest {

    private static final ContractCheck CONTRACT = new ContractCheck();
    private static final String NOWHERE = "letter_01h455vb4pex5vsknk084sn02q";
    private static final String EVENTS = "/api/v1/events/";
    private static final String LETTERS = EVENTS + "dead-letters";
    private static final String GROUP = "{\"subscriber\":\"" + InMemoryEventDelivery.SUBSCRIBER
            + "\",\"cause_group\":\"" + InMemoryEventDelivery.CAUSE + "\"";

    /** Cannot be brought about here: two requests with one key wait for each other in memory, and this operation knows no other conflict. */
    private static final Set<String> ONLY_IN_FLIGHT = Set.of("POST /api/v1/events/replays 409");

    private static InMemoryProgram program;
    private static Caller ann;

    @BeforeAll
    static void start() {
        program = new InMemoryProgram(CONTRACT);
        ann = program.ann();
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    /** Whether an operation is one on the delivery of events. */
    static boolean isOfEvents(String operation) {
        String path = operation.split(" ")[1];
        return path.startsWith(EVENTS) && !path.endsWith("/stream");
    }

    private static List<String> operations() {
        return CONTRACT.operations().stream()
                .filter(EveryEventAnswerTest::isOfEvents)
                .toList();
    }

    private static Reply expect(int status, Reply reply) {
        assertThat(reply.status())
                .as(reply.method() + " " + reply.path() + " " + reply.text())
                .isEqualTo(status);
        return reply;
    }

    private static String letter() {
        return program.deadLetter(InMemoryProgram.HERE);
    }

    private static String body(String operation) {
        return switch (operation) {
            case "POST /api/v1/events/replays" -> GROUP + "}";
            case "POST /api/v1/events/dead-letters/{dead_letter_id}/discards" -> "{\"reason\":\"Gone.\"}";
            default -> "";
        };
    }

    private static Reply call(Caller caller, String operation, String path, String body) {
        Caller ready = body.isEmpty() ? caller : caller.with("Content-Type", "application/json");
        return ready.send(
                operation.split(" ")[0],
                path,
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    @Test
    void every_answer_of_the_contract_about_events_is_given_and_fits() {
        platform();
        for (String operation : operations()) {
            String path = operation.split(" ")[1].replace("{dead_letter_id}", letter());
            String body = body(operation);
            refusals(operation, path, body);
            if (!operation.endsWith("/lag")) {
                assertThat(call(ann, operation, path, body).status())
                        .as(operation)
                        .isBetween(200, 202);
            }
            call(ann, operation, operation.split(" ")[1].replace("{dead_letter_id}", NOWHERE), body);
            program.databaseIsAway(true);
            call(ann, operation, path, body);
            program.databaseIsAway(false);
        }
        conflicts();
        Set<String> missing = new TreeSet<>(CONTRACT.answers());
        missing.removeIf(answer -> !isOfEvents(answer));
        missing.removeAll(CONTRACT.seen());
        missing.removeAll(ONLY_IN_FLIGHT);
        assertThat(missing).isEmpty();
    }

    /** Whoever runs the platform sees which session a subscriber waits for, and nobody else does. */
    private static void platform() {
        var scene = new IdentityScene(program);
        scene.found("root@example.com", "of-root");
        program.appoint("root@example.com");
        Reply login = program.caller()
                .post(
                        "/api/v1/auth/login",
                        "{\"email\":\"root@example.com\",\"password\":\"" + IdentityScene.PASSWORD
                                + "\",\"organization\":\"platform\"}");
        Caller root = program.caller().token(login.at("/access_token"));
        Reply lag = expect(200, root.get(EVENTS + "lag"));
        assertThat(lag.at("/items/0/waits_for/application")).isEqualTo("night report");
        expect(400, root.get(EVENTS + "lag?nonsense=1"));
        expect(403, ann.get(EVENTS + "lag"));
        program.databaseIsAway(true);
        root.get(EVENTS + "lag");
        program.databaseIsAway(false);
    }

    private static void refusals(String operation, String path, String body) {
        String method = operation.split(" ")[0];
        call(program.caller(), operation, path, body);
        call(program.mal(), operation, path, body);
        call(ann, operation, path + "?nonsense=1", body);
        call(ann, operation, path, "{\"nonsense\":");
        if (method.equals("GET")) {
            return;
        }
        ann.with("Content-Type", "text/plain").send(method, path, BodyPublishers.ofString("x"));
        ann.with("Content-Type", "application/json").send(method, path, BodyPublishers.ofByteArray(new byte[4 << 20]));
        // One key for two requests.
        Caller keyed = ann.with("Idempotency-Key", "key-of-" + operation.hashCode());
        call(keyed, operation, operation.split(" ")[1].replace("{dead_letter_id}", letter()), body);
        call(
                keyed,
                operation,
                operation.split(" ")[1].replace("{dead_letter_id}", letter()),
                body + " ".repeat(body.isEmpty() ? 0 : 1));
    }

    private static void conflicts() {
        String place = LETTERS + "/" + letter();
        expect(202, ann.post(place + "/discards", "{\"reason\":\"Gone.\"}"));
        expect(409, ann.post(place + "/discards", "{\"reason\":\"Gone.\"}"));
        expect(409, ann.post(place + "/replays"));
    }

    @Test
    void a_dead_letter_is_looked_at_replayed_and_another_discarded_with_a_reason() {
        String first = program.deadLetter(InMemoryProgram.THERE);
        String second = program.deadLetter(InMemoryProgram.THERE);
        Caller eve = program.eve();

        Reply page = expect(200, eve.get(LETTERS + "?state=dead&limit=1"));
        assertThat(page.at("/items/0/id")).isEqualTo(first);
        assertThat(page.at("/next_cursor")).isNotEmpty();
        assertThat(expect(200, eve.get(LETTERS + "/" + first)).at("/content/data/title"))
                .isEqualTo("Checkout fails");
        assertThat(expect(200, eve.get(EVENTS + "cause-groups")).at("/items/0/dead"))
                .isEqualTo("2");
        Reply one = expect(202, eve.post(EVENTS + "replays", GROUP + ",\"limit\":1}"));
        assertThat(one.at("/replayed")).isEqualTo("1");
        assertThat(one.at("/more")).isEqualTo("true");
        assertThat(expect(200, eve.get(LETTERS + "/" + first)).at("/letter/state"))
                .isEqualTo("retrying");
        assertThat(expect(202, eve.post(LETTERS + "/" + second + "/discards", "{\"reason\":\"Too old.\"}"))
                        .at("/state"))
                .isEqualTo("discarded");
        assertThat(expect(200, eve.get(EVENTS + "subscribers")).at("/items/0/held_up_by"))
                .isEqualTo("backlog");
    }

    @Test
    void wrong_fields_are_named() {
        Reply wrong = expect(400, ann.post(EVENTS + "replays", "{\"subscriber\":1,\"limit\":0}"));
        assertThat(wrong.text()).contains("/subscriber", "/cause_group", "/limit");
        Reply reason = expect(400, ann.post(LETTERS + "/" + letter() + "/discards", "{\"reason\":\" \"}"));
        assertThat(reason.text()).contains("/reason");
    }

    @Test
    void somebody_of_another_organisation_finds_nothing() {
        String letter = letter();
        Caller eve = program.eve();
        expect(404, eve.get(LETTERS + "/" + letter));
        expect(404, eve.post(LETTERS + "/" + letter + "/replays"));
        expect(404, eve.post(LETTERS + "/" + letter + "/discards", "{\"reason\":\"Mine.\"}"));
        assertThat(expect(200, eve.get(LETTERS)).text()).doesNotContain(letter);
    }
}
