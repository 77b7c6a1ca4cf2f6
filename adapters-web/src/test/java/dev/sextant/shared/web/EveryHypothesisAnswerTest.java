package dev.sextant.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Brings about every answer that the contract writes down for hypotheses and solutions, and tells their story over HTTP. */
class EveryHypothesisAnswerTest {

    private static final ContractCheck CONTRACT = new ContractCheck();
    private static final String NOWHERE = "01h455vb4pex5vsknk084sn02q";
    private static final String CASES = "/api/v1/cases/";
    private static final String HYPOTHESES = "/api/v1/hypotheses/";
    private static final String HYPOTHESIS = "{\"title\":\"The pool runs dry\",\"category\":\"resource_exhaustion\"}";
    private static final String WORD = "{\"stance\":\"supports\",\"note\":\"I saw it.\"}";
    private static final String MITIGATION = "{\"title\":\"Restart\",\"kind\":\"mitigation\",\"risk\":\"low\","
            + "\"reversible\":false,\"blast_radius\":\"Checkout\"}";

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

    /** Whether an operation is one on hypotheses or solutions. */
    static boolean isOfHypotheses(String operation) {
        String path = operation.split(" ")[1];
        return path.startsWith(HYPOTHESES) || path.contains("{case_id}/hypotheses") || path.contains("/solutions");
    }

    private static List<String> operations() {
        return CONTRACT.operations().stream()
                .filter(EveryHypothesisAnswerTest::isOfHypotheses)
                .toList();
    }

    private static Reply expect(int status, Reply reply) {
        assertThat(reply.status())
                .as(reply.method() + " " + reply.path() + " " + reply.text())
                .isEqualTo(status);
        return reply;
    }

    private static String newCase() {
        return expect(201, ann.post("/api/v1/cases", "{\"title\":\"Checkout fails\"}"))
                .at("/id");
    }

    private static String hypothesis(String caseId) {
        return expect(201, ann.post(CASES + caseId + "/hypotheses", HYPOTHESIS)).at("/id");
    }

    private static String solution(String caseId) {
        return expect(201, ann.post(CASES + caseId + "/solutions", MITIGATION)).at("/id");
    }

    private static String file(String caseId, String content) {
        return expect(
                        202,
                        ann.upload(
                                CASES + caseId + "/files", content + ".log", content.getBytes(StandardCharsets.UTF_8)))
                .at("/id");
    }

    private static void end(String caseId) {
        expect(200, ann.post(CASES + caseId + "/transitions", "{\"to\":\"closed\",\"closure_reason\":\"benign\"}"));
    }

    private static String body(String operation) {
        return switch (operation.replaceAll("\\{[a-z_]+}", "x")) {
            case "POST /api/v1/cases/x/hypotheses" -> HYPOTHESIS;
            case "PATCH /api/v1/cases/x/hypotheses/x" -> "{\"title\":\"Another title\"}";
            case "POST /api/v1/hypotheses/x/evidence-links" -> WORD;
            case "POST /api/v1/hypotheses/x/retire" -> "{\"reason\":\"Out of reach.\"}";
            case "POST /api/v1/cases/x/solutions" -> MITIGATION;
            case "PATCH /api/v1/cases/x/solutions/x" -> "{\"state\":\"accepted\"}";
            default -> "";
        };
    }

    private static String path(String operation, String caseId) {
        boolean exists = !caseId.endsWith(NOWHERE);
        String path = operation.split(" ")[1].replace("{case_id}", caseId);
        if (path.contains("{hypothesis_id}")) {
            path = path.replace("{hypothesis_id}", exists ? hypothesis(caseId) : "hyp_" + NOWHERE);
        }
        return path.contains("{solution_id}")
                ? path.replace("{solution_id}", exists ? solution(caseId) : "sol_" + NOWHERE)
                : path;
    }

    private static Reply call(Caller caller, String operation, String path, String body) {
        Caller ready = body.isEmpty() ? caller : caller.with("Content-Type", "application/json");
        return ready.send(
                operation.split(" ")[0],
                path,
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    @Test
    void every_answer_of_the_contract_about_hypotheses_and_solutions_is_given_and_fits() {
        for (String operation : operations()) {
            String caseId = newCase();
            String path = path(operation, caseId);
            String body = body(operation);
            refusals(operation, path, body);
            Reply good = call(ann, operation, path, body);
            assertThat(good.status()).as(operation + " " + good.text()).isBetween(200, 201);
            call(ann.with("If-None-Match", good.header("ETag")), operation, path, body);
            call(ann, operation, path(operation, "case_" + NOWHERE), body);
            String fresh = path(operation, caseId);
            end(caseId);
            call(ann, operation, fresh, body);
            program.databaseIsAway(true);
            expect(503, call(ann, operation, path, body));
            program.databaseIsAway(false);
        }
        Set<String> missing = new TreeSet<>(CONTRACT.answers());
        missing.removeIf(answer -> !isOfHypotheses(answer));
        missing.removeAll(CONTRACT.seen());
        assertThat(missing).isEmpty();
    }

    private static void refusals(String operation, String path, String body) {
        String method = operation.split(" ")[0];
        call(program.caller(), operation, path, body);
        call(program.mal(), operation, path, body);
        call(ann, operation, path + "?nonsense=1", body);
        call(program.ann().with("If-Match", "\"1-AAAAAAAAAAAAAAAA-AAAAAAAAAAAAAAAA\""), operation, path, body);
        if (method.equals("GET")) {
            return;
        }
        call(ann, operation, path, "{\"nonsense\":");
        call(program.ann(), operation, path, body.replace("}", ",\"nonsense\":1}"));
        call(program.bob().with("If-Match", "*"), operation, path, body);
        ann.with("Content-Type", "text/plain").send(method, path, BodyPublishers.ofString("x"));
        ann.with("Content-Type", "application/json").send(method, path, BodyPublishers.ofByteArray(new byte[4 << 20]));
        if (method.equals("PATCH")) {
            expect(428, call(program.ann(), operation, path, body));
        } else {
            Caller keyed = ann.with("Idempotency-Key", "key-of-" + operation.hashCode());
            String other = path(operation, newCase());
            call(keyed, operation, other, body);
            expect(422, call(keyed, operation, other, body + " "));
        }
    }

    @Test
    void a_hypothesis_is_proposed_proven_by_files_and_its_points_are_nobodys_to_set() {
        String caseId = newCase();
        String place = CASES + caseId + "/hypotheses/" + hypothesis(caseId);
        String links = HYPOTHESES + place.substring(place.lastIndexOf('/') + 1) + "/evidence-links";
        for (String content : List.of("metrics", "logs")) {
            expect(
                    200,
                    ann.post(
                            links,
                            "{\"evidence\":\"" + file(caseId, content) + "\",\"stance\":\"strongly_supports\"}"));
        }
        Reply validated = expect(200, ann.get(place));
        assertThat(validated.at("/state")).isEqualTo("validated");
        assertThat(validated.at("/points")).isEqualTo("80");
        assertThat(validated.at("/root_cause_identified")).isEqualTo("false");

        String chain = "{\"chain\":[{\"key\":\"errors\",\"text\":\"Requests fail\",\"causes\":[\"leak\"]},"
                + "{\"key\":\"leak\",\"text\":\"Connections leak\",\"actionable\":true}]}";
        expect(200, ann.patch(place, chain));
        Reply proven = expect(
                200,
                ann.post(
                        links,
                        "{\"evidence\":\"" + file(caseId, "another zone")
                                + "\",\"stance\":\"supports\",\"role\":\"counterfactual\"}"));
        assertThat(proven.at("/root_cause_identified")).isEqualTo("true");
        for (String field : List.of("points", "state", "root_cause_identified", "account")) {
            Reply refused = expect(400, ann.patch(place, "{\"" + field + "\":100}"));
            assertThat(refused.at("/errors/0/code")).isEqualTo("unknown_field");
        }
        assertThat(expect(200, ann.get(CASES + caseId + "/hypotheses")).at("/items/0/points"))
                .isEqualTo(proven.at("/points"));
    }

    @Test
    void everything_wrong_with_a_chain_and_with_evidence_is_named() {
        String caseId = newCase();
        Reply chain = expect(
                400,
                ann.post(
                        CASES + caseId + "/hypotheses",
                        "{\"title\":\"x\",\"category\":\"healthy\",\"chain\":[1,{\"key\":\"a\",\"why\":2}]}"));
        assertThat(chain.text()).contains("/category", "/chain/0", "/chain/1/why");
        Reply evidence =
                expect(400, ann.post(HYPOTHESES + hypothesis(caseId) + "/evidence-links", "{\"stance\":\"perhaps\"}"));
        assertThat(evidence.text()).contains("/stance", "/note");
        Reply unknown = expect(
                422,
                ann.post(
                        HYPOTHESES + hypothesis(caseId) + "/evidence-links",
                        "{\"stance\":\"supports\",\"evidence\":\"file_" + NOWHERE + "\"}"));
        assertThat(unknown.at("/code")).isEqualTo("evidence_unknown");
    }

    @Test
    void of_two_who_accept_a_solution_at_once_one_wins_and_the_other_is_told() {
        String caseId = newCase();
        Reply proposed = expect(201, ann.post(CASES + caseId + "/solutions", MITIGATION));
        String place = proposed.header("Location");
        Caller both = program.ann().with("If-Match", proposed.header("ETag"));
        expect(200, both.patch(place, "{\"state\":\"accepted\"}"));
        Reply late = expect(412, both.patch(place, "{\"state\":\"accepted\"}"));
        assertThat(late.at("/code")).isEqualTo("stale_version");
        assertThat(expect(409, ann.patch(place, "{\"state\":\"verified\"}")).at("/code"))
                .isEqualTo("step_not_allowed");
        expect(200, ann.patch(place, "{\"state\":\"applied\"}"));
        expect(400, ann.patch(place, "{\"state\":\"failed\"}"));
        Reply failed = expect(200, ann.patch(place, "{\"state\":\"failed\",\"reason\":\"It came back.\"}"));
        assertThat(failed.at("/steps/2/reason")).isEqualTo("It came back.");
    }

    @Test
    void a_fix_that_failed_speaks_against_its_hypothesis() {
        String caseId = newCase();
        String cause = hypothesis(caseId);
        String fix = MITIGATION.replace("mitigation", "fix").replace("{", "{\"hypothesis\":\"" + cause + "\",");
        String place = expect(201, ann.post(CASES + caseId + "/solutions", fix)).header("Location");
        for (String state : List.of("accepted", "applied", "failed")) {
            expect(200, ann.patch(place, "{\"state\":\"" + state + "\",\"reason\":\"Because.\"}"));
        }
        Reply demoted = expect(200, ann.get(CASES + caseId + "/hypotheses/" + cause));
        assertThat(demoted.at("/points")).isEqualTo("0");
        assertThat(demoted.at("/evidence/0/stance")).isEqualTo("strongly_contradicts");
        Reply unknown = expect(422, ann.post(CASES + caseId + "/solutions", fix.replace(cause, "hyp_" + NOWHERE)));
        assertThat(unknown.at("/code")).isEqualTo("hypothesis_unknown");
    }

    @Test
    void a_case_that_ended_takes_no_hypothesis_no_evidence_and_no_solution() {
        String caseId = newCase();
        String cause = hypothesis(caseId);
        end(caseId);
        for (Reply refused : List.of(
                ann.post(CASES + caseId + "/hypotheses", HYPOTHESIS),
                ann.post(HYPOTHESES + cause + "/evidence-links", WORD),
                ann.post(CASES + caseId + "/solutions", MITIGATION))) {
            assertThat(expect(409, refused).at("/code")).isEqualTo("case_has_ended");
        }
        expect(200, ann.get(CASES + caseId + "/hypotheses/" + cause));
    }

    @Test
    void somebody_of_another_organisation_finds_nothing() {
        String caseId = newCase();
        String cause = hypothesis(caseId);
        Caller eve = program.eve().with("If-Match", "*");
        expect(404, eve.get(CASES + caseId + "/hypotheses"));
        expect(404, eve.get(CASES + caseId + "/hypotheses/" + cause));
        expect(404, eve.get(CASES + caseId + "/solutions/" + solution(caseId)));
        expect(404, eve.post(HYPOTHESES + cause + "/evidence-links", WORD));
        expect(404, eve.post(HYPOTHESES + cause + "/retire", "{\"reason\":\"Mine.\"}"));
    }
}
