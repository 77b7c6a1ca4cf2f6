package dev.sextant.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.messaging.web.StreamSettings;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Brings about every answer that the contract writes down, so that none of them is only promised. */
class EveryAnswerTest {

    private static final ContractCheck CONTRACT = new ContractCheck();
    private static final String NOWHERE = "01h455vb4pex5vsknk084sn02q";
    private static final byte[] LOG = "2026-11-21T12:00:00Z INFO started\n".getBytes(StandardCharsets.UTF_8);

    /** Cannot be brought about here: two requests with one key wait for each other in memory, so the second is never in flight; these operations know no other conflict. */
    private static final Set<String> ONLY_IN_FLIGHT = Set.of(
            "POST /api/v1/cases 409",
            "POST /api/v1/schedules 409",
            "POST /api/v1/jobs/{job_id}/cancel 409",
            "POST /api/v1/cases/{case_id}/shares 409",
            "POST /api/v1/cases/{case_id}/tags/{tag} 409");

    private static final String SCHEDULE =
            "{\"name\":\"nightly\",\"kind\":\"verify_audit\",\"cron\":\"30 2 * * *\",\"time_zone\":\"Europe/Berlin\"}";

    private static InMemoryProgram program;

    @BeforeAll
    static void start() {
        program = InMemoryProgram.streaming(
                CONTRACT, Pace.USUAL, Map.of(), StreamSettings.standard().withMost(2, 2));
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    /** Whether an operation is one on accounts and organisations, which {@link EveryIdentityAnswerTest} calls. */
    static boolean isOfIdentity(String operation) {
        String path = operation.split(" ")[1];
        return Stream.of("auth/", "sessions", "organizations", "teams", "users")
                        .anyMatch(part -> path.startsWith("/api/v1/" + part))
                || path.startsWith("/.well-known/");
    }

    private static List<String> operations() {
        return CONTRACT.operations().stream()
                .filter(operation -> !isOfIdentity(operation)
                        && !EveryEventAnswerTest.isOfEvents(operation)
                        && !EveryWebhookAnswerTest.isOfWebhooks(operation)
                        && !EveryHypothesisAnswerTest.isOfHypotheses(operation))
                .toList();
    }

    private static Reply open(String title) {
        return program.ann().post("/api/v1/cases", "{\"title\":\"" + title + "\"}");
    }

    private static String path(String operation, String caseId, String fileId, String jobId, String proposalId) {
        return path(operation, caseId, fileId, jobId, proposalId, "schedule_" + NOWHERE);
    }

    private static String path(
            String operation, String caseId, String fileId, String jobId, String proposalId, String scheduleId) {
        return operation
                .split(" ")[1]
                .replace("{case_id}", caseId)
                .replace("{file_id}", fileId)
                .replace("{job_id}", jobId)
                .replace("{proposal_id}", proposalId)
                .replace("{schedule_id}", scheduleId)
                .replace("{tag}", "urgent")
                .replace("{grantee}", "team_" + NOWHERE)
                .replace("{asset}", "reference.css")
                .replace("{code}", "malformed")
                .replace("/stream", "/stream?follow=false");
    }

    private static String body(String operation) {
        return switch (operation.replaceAll("\\{[a-z_]+}", "x")) {
            case "POST /api/v1/cases" -> "{\"title\":\"Another one\"}";
            case "POST /api/v1/schedules" -> SCHEDULE;
            case "PATCH /api/v1/schedules/x" -> "{\"paused\":true}";
            case "PATCH /api/v1/cases/x" -> "{\"severity\":\"high\"}";
            case "POST /api/v1/cases/x/messages" -> "{\"text\":\"It began at noon.\"}";
            case "POST /api/v1/cases/x/transitions", "POST /api/v1/cases/x/proposals" ->
                "{\"to\":\"investigating\",\"reason\":\"it goes on\"}";
            case "POST /api/v1/cases/x/proposals/x/decision" -> "{\"decision\":\"confirm\"}";
            case "POST /api/v1/cases/x/shares" -> "{\"grantee\":\"organization\"}";
            case "POST /api/v1/cases/x/merge" -> "{\"into\":\"case_" + NOWHERE + "\"}";
            default -> "";
        };
    }

    private static Reply call(Caller caller, String operation, String path, String body) {
        if (operation.endsWith("/files") && operation.startsWith("POST")) {
            return caller.upload(path, "app.log", LOG);
        }
        Caller ready = body.isEmpty() ? caller : caller.with("Content-Type", "application/json");
        return ready.send(
                operation.split(" ")[0],
                path,
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    @Test
    void every_answer_of_the_contract_is_given_and_fits() {
        theGoodAnswers();
        String caseId = open("To be asked about").at("/id");
        Reply uploaded = program.ann()
                .upload("/api/v1/cases/" + caseId + "/files", "b.log", "x".getBytes(StandardCharsets.UTF_8));
        String proposalId = program.ann()
                .post("/api/v1/cases/" + caseId + "/proposals", "{\"to\":\"investigating\"}")
                .at("/id");
        for (String operation : operations()) {
            // One for each operation, because some of them delete it.
            String scheduleId =
                    program.ann().post("/api/v1/schedules", SCHEDULE).at("/id");
            String path = path(operation, caseId, uploaded.at("/id"), uploaded.at("/job"), proposalId, scheduleId);
            refusals(operation, path);
            String missing = path(operation, "case_" + NOWHERE, "file_" + NOWHERE, "job_" + NOWHERE, "prop_" + NOWHERE);
            call(program.ann().with("If-Match", "*"), operation, missing, body(operation));
        }
        theConflicts();
        theStreams();
        theOutage(caseId, uploaded.at("/id"), uploaded.at("/job"), proposalId);

        Set<String> missing = new TreeSet<>(CONTRACT.answers());
        missing.removeIf(answer -> isOfIdentity(answer)
                || EveryEventAnswerTest.isOfEvents(answer)
                || EveryWebhookAnswerTest.isOfWebhooks(answer)
                || EveryHypothesisAnswerTest.isOfHypotheses(answer));
        missing.removeAll(CONTRACT.seen());
        missing.removeAll(ONLY_IN_FLIGHT);
        assertThat(missing).isEmpty();
    }

    private static void refusals(String operation, String path) {
        String body = body(operation);
        Caller ann = program.ann().with("If-Match", "*");
        call(program.caller().with("If-Match", "*").with("X-Forwarded-For", "192.0.2.1"), operation, path, body);
        call(program.mal().with("If-Match", "*"), operation, path, body);
        call(ann, operation, path + "?nonsense=1", body);
        call(program.ann().with("If-Match", "\"1-AAAAAAAAAAAAAAAA-AAAAAAAAAAAAAAAA\""), operation, path, body);
        call(program.ann(), operation, path, "{\"nonsense\":");
        String method = operation.split(" ")[0];
        if (!method.equals("GET")) {
            Caller typed = ann.with("Content-Type", "text/plain");
            typed.send(method, path, BodyPublishers.ofString("x"));
            ann.with("Content-Type", path.endsWith("/files") ? "multipart/form-data; boundary=x" : "application/json")
                    .send(method, path, BodyPublishers.ofByteArray(new byte[4 << 20]));
            ann.with("Content-Type", path.endsWith("/files") ? "multipart/form-data; boundary=x" : "application/json")
                    .send(method, path, BodyPublishers.ofString("{\"nonsense\":1}"));
        }
        if (method.equals("POST")) {
            String key = "key-of-" + path.replace('/', '-');
            call(ann.with("Idempotency-Key", key), operation, path, body);
            Caller again = ann.with("Idempotency-Key", key);
            if (path.endsWith("/files")) {
                again.upload(path, "other.log", LOG);
            } else if (!body.isEmpty()) {
                call(again, operation, path, body + " ");
            }
        } else if (method.equals("PATCH") || method.equals("DELETE")) {
            call(program.ann(), operation, path, body);
        }
    }

    private static void theGoodSchedule() {
        Reply made = program.ann().post("/api/v1/schedules", SCHEDULE);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String place = made.header("Location");
        program.ann().get("/api/v1/schedules?limit=1");
        program.ann()
                .with("If-None-Match", program.ann().get(place).header("ETag"))
                .get(place);
        Reply paused = program.ann().with("If-Match", made.header("ETag")).patch(place, "{\"paused\":true}");
        assertThat(paused.at("/next_run_at")).isEmpty();
        program.ann().with("If-Match", "*").delete(place);
        program.ann().get("/api/v1/jobs?state=queued&kind=analyse_file&limit=1");
    }

    private static void theGoodAnswers() {
        theGoodSchedule();
        Reply opened = open("The good case");
        String place = opened.header("Location");
        program.ann().get("/api/v1/cases?limit=1");
        program.ann().with("If-None-Match", opened.header("ETag")).get(place);
        Reply transitions = program.ann().get(place + "/transitions");
        program.ann().with("If-None-Match", transitions.header("ETag")).get(place + "/transitions");
        program.ann().post(place + "/messages", "{\"text\":\"It began at noon.\"}");
        program.ann().get(place + "/messages");
        program.ann().post(place + "/tags/urgent");
        program.ann().with("If-Match", "*").delete(place + "/tags/urgent");
        program.ann().with("If-Match", "*").patch(place, "{\"severity\":\"high\"}");
        program.ann().with("If-Match", "*").patch(place, "{\"assignee\":\"" + InMemoryProgram.NOBODY + "\"}");
        program.ann().post(place + "/shares", "{\"grantee\":\"organization\"}");
        program.ann().post(place + "/shares", "{\"grantee\":\"organization\",\"access\":\"write\"}");
        program.ann().get(place + "/shares");
        program.ann().with("If-Match", "*").delete(place + "/shares/organization");
        String proposal = program.ann()
                .post(place + "/proposals", "{\"to\":\"investigating\"}")
                .at("/id");
        program.ann()
                .with("If-Match", "*")
                .post(place + "/proposals/" + proposal + "/decision", "{\"decision\":\"withdraw\"}");
        program.ann().with("If-Match", "*").post(place + "/transitions", "{\"to\":\"investigating\"}");
        Reply file = program.ann().upload(place + "/files", "app.log", LOG);
        program.ann().get(place + "/files");
        program.ann().get(file.header("Location"));
        Reply empty = program.ann().upload(place + "/files", "empty.log", new byte[0]);
        program.runJobs();
        Reply retried = program.ann().post("/api/v1/files/" + empty.at("/id") + "/analysis");
        assertThat(retried.status()).isEqualTo(202);
        Reply analysed = program.ann().get("/api/v1/files/" + file.at("/id"));
        assertThat(analysed.at("/state")).isEqualTo("analysed");
        program.ann().with("If-None-Match", analysed.header("ETag")).get("/api/v1/files/" + file.at("/id"));
        String content = "/api/v1/files/" + file.at("/id") + "/content";
        Reply bytes = program.ann().get(content);
        assertThat(bytes.bytes()).isEqualTo(LOG);
        program.ann().with("If-None-Match", bytes.header("ETag")).get(content);
        program.ann().with("Range", "bytes=0-3").get(content);
        program.ann().with("Range", "bytes=1000-").get(content);
        program.ann().post(file.header("Location") + "/cancel");
        program.ann().with("If-Match", "*").delete("/api/v1/files/" + file.at("/id"));
        Reply target = open("The target");
        program.ann().post(place + "/merge", "{\"into\":\"" + target.at("/id") + "\"}");
        Reply gone = open("To be deleted");
        program.ann().with("If-Match", "*").delete(gone.header("Location"));
        for (String page : new String[] {
            "/health",
            "/ready",
            "/metrics",
            "/docs",
            "/docs/reference.css",
            "/docs/problems/malformed",
            "/openapi.json",
            "/openapi.yaml",
            "/asyncapi.json"
        }) {
            assertThat(program.caller().get(page).status()).as(page).isEqualTo(200);
        }
        program.caller().get("/docs/nothing.css");
        program.caller().get("/docs/problems/nothing");
    }

    private static void theConflicts() {
        Reply ended = open("Ended");
        String place = ended.header("Location");
        String proposal = program.ann()
                .post(place + "/proposals", "{\"to\":\"investigating\"}")
                .at("/id");
        Caller ann = program.ann().with("If-Match", "*");
        Reply target = open("Merged into");
        ann.post(place + "/transitions", "{\"to\":\"closed\",\"closure_reason\":\"benign\"}");
        ann.patch(place, "{\"severity\":\"low\"}");
        ann.post(place + "/messages", "{\"text\":\"Anything else?\"}");
        ann.post(place + "/transitions", "{\"to\":\"investigating\"}");
        ann.post(place + "/proposals", "{\"to\":\"investigating\"}");
        ann.post(place + "/proposals/" + proposal + "/decision", "{\"decision\":\"confirm\"}");
        ann.post(place + "/tags/late");
        ann.delete(place + "/tags/late");
        ann.post(place + "/merge", "{\"into\":\"" + target.at("/id") + "\"}");
        ann.upload(place + "/files", "late.log", LOG);
        Reply duplicate = open("Duplicate");
        ann.post(duplicate.header("Location") + "/merge", "{\"into\":\"" + target.at("/id") + "\"}");
        ann.delete(target.header("Location"));
        Reply full = open("Full of tags");
        for (int i = 0; i < 60; i++) {
            ann.post(full.header("Location") + "/tags/t" + i);
        }
        ann.post(full.header("Location") + "/messages", "{\"text\":\"x\"}");
        ann.with("Idempotency-Key", "one").post("/api/v1/jobs/job_" + NOWHERE + "/cancel");
        keysOfOtherRequests(full);
        Reply stale = program.ann().with("If-Match", full.header("ETag")).post(full.header("Location") + "/tags/t0");
        assertThat(stale.status()).isEqualTo(412);
        Reply investigated = open("Investigated");
        ann.post(investigated.header("Location") + "/transitions", "{\"to\":\"investigating\"}");
        ann.post(investigated.header("Location") + "/transitions", "{\"to\":\"closed\"}");
        ann.post(investigated.header("Location") + "/proposals", "{\"to\":\"consulting\"}");
    }

    private static void keysOfOtherRequests(Reply any) {
        Reply proposed = open("Proposed");
        String proposal = program.ann()
                .post(proposed.header("Location") + "/proposals", "{\"to\":\"investigating\"}")
                .at("/id");
        Caller keyed = program.ann().with("If-Match", "*").with("Idempotency-Key", "used-twice");
        String decision = proposed.header("Location") + "/proposals/" + proposal + "/decision";
        keyed.post(decision, "{\"decision\":\"confirm\"}");
        keyed.post(decision, "{\"decision\":\"withdraw\"}");
        for (String name : new String[] {"one.log", "two.log"}) {
            Reply file = program.ann()
                    .upload(any.header("Location") + "/files", name, name.getBytes(StandardCharsets.UTF_8));
            keyed.post(file.header("Location") + "/cancel");
            program.runJobs();
            keyed.post("/api/v1/files/" + file.at("/id") + "/analysis");
            keyed.post(proposed.header("Location") + "/tags/" + name);
        }
    }

    private static void theStreams() {
        try (var first = new RawClient(program.port(), Duration.ofSeconds(20));
                var second = new RawClient(program.port(), Duration.ofSeconds(20))) {
            for (RawClient client : List.of(first, second)) {
                client.send("GET /api/v1/events/stream HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                        + InMemoryProgram.ANN + "\r\n\r\n");
                client.readUntil("retry: ");
            }
            Reply tooMany = program.ann().get("/api/v1/events/stream");
            assertThat(tooMany.status()).isEqualTo(429);
            assertThat(tooMany.at("/code")).isEqualTo("too_many_streams");
            assertThat(tooMany.header("Retry-After")).isEqualTo("10");
        }
    }

    private static void theOutage(String caseId, String fileId, String jobId, String proposalId) {
        program.storeIsFull(true);
        assertThat(program.ann()
                        .upload("/api/v1/cases/" + caseId + "/files", "c.log", LOG)
                        .status())
                .isEqualTo(507);
        program.storeIsFull(false);
        program.roomIsUsedUp(true);
        Reply usedUp = program.ann().upload("/api/v1/cases/" + caseId + "/files", "d.log", LOG);
        assertThat(usedUp.status()).isEqualTo(429);
        assertThat(usedUp.at("/code")).isEqualTo("quota_exceeded");
        assertThat(usedUp.header("Retry-After")).isEqualTo("3600");
        program.roomIsUsedUp(false);
        program.databaseIsAway(true);
        for (String operation : operations()) {
            String path = path(operation, caseId, fileId, jobId, proposalId);
            Reply reply = call(program.ann().with("If-Match", "*"), operation, path, body(operation));
            if (path.startsWith("/api/")) {
                assertThat(reply.status()).as(operation).isEqualTo(503);
            }
        }
        assertThat(program.caller().get("/health").status()).isEqualTo(200);
        assertThat(program.caller().get("/ready").status()).isEqualTo(503);
        program.databaseIsAway(false);
    }
}
