package dev.sextant.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HttpRulesTest {

    private static final String CASES = "/api/v1/cases";
    private static InMemoryProgram program;

    @BeforeAll
    static void start() {
        program = new InMemoryProgram(new ContractCheck());
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    private static Reply open(String title) {
        return program.ann().post(CASES, "{\"title\":\"" + title + "\"}");
    }

    private static Reply send(Caller caller, String method, String path) {
        return caller.send(method, path, BodyPublishers.noBody());
    }

    @Test
    void a_request_without_a_valid_token_gets_the_same_words_whatever_is_wrong() {
        for (Caller caller : List.of(
                program.caller(),
                program.caller().token("sxt_nobody"),
                program.caller().with("Authorization", "Basic YW5uOmFubg=="),
                program.caller().with("Authorization", "Bearer"),
                program.ann().with("Authorization", "Bearer sxt_bob"))) {
            Reply refused = caller.get(CASES);
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"sextant\"");
            assertThat(refused.at("/detail")).isEqualTo("A valid token is needed: Authorization: Bearer <token>.");
        }
        assertThat(program.caller().get("/api/v1/whatever").status()).isEqualTo(401);
    }

    @Test
    void the_method_is_the_one_of_the_request_whatever_a_header_says() {
        String place = open("Not to be deleted").header("Location");
        for (String other : List.of("DELETE", "delete", "gzip", "", "-1")) {
            Reply read = program.ann().with("X-HTTP-Method-Override", other).get(place);
            assertThat(read.status()).isEqualTo(200);
        }
        assertThat(program.ann().get(place).status()).isEqualTo(200);
    }

    @Test
    void a_header_that_may_stand_there_once_is_refused_when_it_is_repeated() {
        Reply keys = program.ann()
                .with("Idempotency-Key", "first")
                .with("Idempotency-Key", "second")
                .post(CASES, "{\"title\":\"With two keys\"}");
        assertThat(keys.status()).isEqualTo(400);
        assertThat(keys.at("/errors/0/field")).isEqualTo("Idempotency-Key");
        assertThat(keys.at("/errors/0/code")).isEqualTo("repeated");
    }

    @Test
    void conditions_in_several_lines_are_one_list() {
        Reply opened = open("Read with two tags");
        String place = opened.header("Location");
        Caller twice = program.ann();
        Reply known = twice.with("If-None-Match", "\"other\"")
                .with("If-None-Match", opened.header("ETag"))
                .get(place);
        assertThat(known.status()).isEqualTo(304);
        Caller both = program.ann().with("If-Match", "\"other\"").with("If-Match", opened.header("ETag"));
        assertThat(both.patch(place, "{\"severity\":\"high\"}").status()).isEqualTo(200);
    }

    @Test
    void a_foreign_origin_is_refused_also_behind_an_own_one() {
        String own = "http://127.0.0.1:" + program.port();
        assertThat(program.ann().with("Origin", own).get(CASES).status()).isEqualTo(200);
        Reply refused = program.ann()
                .with("Origin", own)
                .with("Origin", "http://example.org")
                .get(CASES);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.at("/code")).isEqualTo("foreign_origin");
    }

    @Test
    void what_belongs_to_another_tenant_looks_like_what_never_existed() {
        Reply opened = open("Only for us");
        String never = CASES + "/case_01h455vb4pex5vsknk084sn02q";
        Caller eve = program.eve().with("X-Request-ID", "same").with("If-Match", "*");
        for (String method : List.of("GET", "DELETE")) {
            Reply foreign = send(eve, method, opened.header("Location"));
            Reply unknown = send(eve, method, never);
            assertThat(foreign.status()).isEqualTo(404);
            assertThat(masked(foreign)).isEqualTo(masked(unknown));
        }
        assertThat(masked(eve.get(CASES + "/nonsense").text().replace("nonsense", "ID")))
                .isEqualTo(masked(eve.get(never)));
    }

    private static String masked(Reply reply) {
        return masked(reply.text());
    }

    private static String masked(String text) {
        return text.replaceAll("case_[0-9a-z]{26}", "ID");
    }

    @Test
    void a_foreign_host_or_origin_is_refused_on_loopback() {
        assertThat(program.ann()
                        .with("Origin", "https://evil.example")
                        .get(CASES)
                        .at("/code"))
                .isEqualTo("foreign_origin");
        assertThat(program.ann().with("Origin", "null").get(CASES).status()).isEqualTo(403);
        Reply own = program.ann()
                .with("Origin", "http://127.0.0.1:" + program.port())
                .get(CASES);
        assertThat(own.status()).isEqualTo(200);
        assertThat(own.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void another_spelling_of_an_address_opens_nothing() {
        assertThat(program.caller().get("/%61pi/v1/cases").status()).isIn(401, 404);
        assertThat(program.ann().get("/%61pi/v1/cases").status()).isIn(200, 404);
    }

    @Test
    void other_methods_are_told_which_exist() {
        for (String method : List.of("PUT", "PATCH", "DELETE", "TRACE", "BREW")) {
            Reply refused = send(program.ann(), method, CASES);
            assertThat(refused.status()).as(method).isEqualTo(405);
            assertThat(refused.header("Allow")).isEqualTo("GET, HEAD, POST, OPTIONS");
        }
        Reply options = send(program.ann(), "OPTIONS", CASES);
        assertThat(options.status()).isEqualTo(204);
        assertThat(options.header("Allow")).isEqualTo("GET, HEAD, POST, OPTIONS");
    }

    @Test
    void head_is_get_without_the_body() {
        Reply opened = open("Looked at");
        Reply get = program.ann().get(opened.header("Location"));
        Reply head = send(program.ann(), "HEAD", opened.header("Location"));
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.bytes()).isEmpty();
        for (String name : List.of("ETag", "Content-Type", "Content-Length", "Cache-Control")) {
            assertThat(head.header(name)).as(name).isEqualTo(get.header(name));
        }
    }

    @Test
    void every_answer_carries_the_headers_that_keep_browsers_and_caches_in_check() {
        for (Reply reply : List.of(
                program.ann().get(CASES),
                program.caller().get(CASES),
                program.caller().get("/docs"),
                program.ann().get("/no"))) {
            assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(reply.header("Content-Security-Policy"))
                    .contains("default-src 'none'")
                    .doesNotContain("unsafe");
            assertThat(reply.header("Content-Type")).contains("charset=utf-8");
            assertThat(reply.headers().firstValue("Server")).isEmpty();
            assertThat(reply.headers().firstValue("X-Powered-By")).isEmpty();
        }
        assertThat(program.ann().get(CASES).header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void request_id_and_trace_context_come_back_unless_they_are_malformed() {
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        Reply kept = program.ann()
                .with("X-Request-ID", "abc.1-2_3")
                .with("traceparent", trace)
                .get(CASES);
        assertThat(kept.header("X-Request-ID")).isEqualTo("abc.1-2_3");
        assertThat(kept.header("traceparent")).isEqualTo(trace);
        Reply made = program.ann()
                .with("X-Request-ID", "a b<script>")
                .with("traceparent", "00-00000000000000000000000000000000-00f067aa0ba902b7-01")
                .get(CASES);
        assertThat(made.header("X-Request-ID")).matches("[0-9a-f]{32}");
        assertThat(made.header("traceparent")).doesNotContain("00000000000000000000000000000000");
    }

    @Test
    void a_change_needs_the_version_it_is_based_on() {
        Reply opened = open("To be changed");
        String place = opened.header("Location");
        assertThat(program.ann().patch(place, "{\"title\":\"a\"}").status()).isEqualTo(428);
        Reply changed = program.ann().with("If-Match", opened.header("ETag")).patch(place, "{\"title\":\"b\"}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).isNotEqualTo(opened.header("ETag"));
        for (String outdated : List.of(opened.header("ETag"), "W/" + changed.header("ETag"), "\"2\"")) {
            assertThat(program.ann()
                            .with("If-Match", outdated)
                            .patch(place, "{\"title\":\"c\"}")
                            .status())
                    .as(outdated)
                    .isEqualTo(412);
        }
        String several = opened.header("ETag") + ", " + changed.header("ETag");
        assertThat(program.ann()
                        .with("If-Match", several)
                        .patch(place, "{\"title\":\"d\"}")
                        .status())
                .isEqualTo(200);
        assertThat(program.ann()
                        .with("If-Match", "*")
                        .patch(place, "{\"title\":\"e\"}")
                        .status())
                .isEqualTo(200);
        assertThat(program.ann()
                        .with("If-Match", "garbage")
                        .patch(place, "{\"title\":\"e\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void null_clears_and_absence_leaves() {
        String user = "user_01h455vb4pex5vsknk084sn02s";
        Reply opened = program.ann().post(CASES, "{\"title\":\"Assigned\",\"assignee\":\"" + user + "\"}");
        Caller ann = program.ann().with("If-Match", "*");
        assertThat(ann.patch(opened.header("Location"), "{\"title\":\"x\"}").at("/assignee"))
                .isEqualTo(user);
        assertThat(ann.patch(opened.header("Location"), "{\"assignee\":null}")
                        .json()
                        .path("assignee")
                        .isNull())
                .isTrue();
        assertThat(ann.patch(opened.header("Location"), "{\"title\":null}").status())
                .isEqualTo(400);
        assertThat(ann.patch(opened.header("Location"), "{}").status()).isEqualTo(400);
    }

    @Test
    void a_known_version_is_not_sent_again_and_tags_differ_between_tenants() {
        Reply opened = open("Read twice");
        Caller knows = program.ann().with("If-None-Match", "\"x\", W/" + opened.header("ETag"));
        Reply same = knows.get(opened.header("Location"));
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.bytes()).isEmpty();
        assertThat(same.header("ETag")).isEqualTo(opened.header("ETag"));
    }

    @Test
    void the_same_key_gives_the_same_answer_and_one_effect() {
        Caller keyed = program.ann().with("Idempotency-Key", "once-and-only-once");
        Reply first = keyed.post(CASES, "{\"title\":\"Once only\"}");
        Reply again = keyed.post(CASES, "{\"title\":\"Once only\"}");
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(keyed.post(CASES, "{\"title\":\"Another\"}").at("/code")).isEqualTo("idempotency_key_reused");
        Reply foreign =
                program.eve().with("Idempotency-Key", "once-and-only-once").post(CASES, "{\"title\":\"Once only\"}");
        assertThat(foreign.header("Location")).isNotEqualTo(first.header("Location"));
    }

    @Test
    void a_refusal_is_not_remembered() {
        Caller keyed = program.ann().with("Idempotency-Key", "second-try");
        assertThat(keyed.post(CASES, "{\"title\":\"\"}").status()).isEqualTo(400);
        assertThat(keyed.post(CASES, "{\"title\":\"Better\"}").status()).isEqualTo(201);
    }

    @Test
    void a_key_is_up_to_255_visible_characters() {
        assertThat(program.ann()
                        .with("Idempotency-Key", "k".repeat(256))
                        .post(CASES, "{\"title\":\"x\"}")
                        .status())
                .isEqualTo(400);
        assertThat(program.ann()
                        .with("Idempotency-Key", "a b")
                        .post(CASES, "{\"title\":\"x\"}")
                        .status())
                .isEqualTo(400);
        assertThat(program.ann()
                        .with("Idempotency-Key", "k".repeat(255))
                        .post(CASES, "{\"title\":\"x\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_walk_through_the_pages_meets_every_case_once() {
        Set<String> opened = new HashSet<>();
        for (int i = 0; i < 7; i++) {
            opened.add(program.ann()
                    .post(CASES, "{\"title\":\"walked\",\"tags\":[\"walk\"]}")
                    .at("/id"));
        }
        Set<String> met = new HashSet<>();
        String cursor = "";
        do {
            Reply page = program.ann().get(CASES + "?tag=walk&limit=3" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            page.json()
                    .path("items")
                    .forEach(item ->
                            assertThat(met.add(item.path("id").asString())).isTrue());
            cursor = page.json().path("next_cursor").isNull() ? "" : page.at("/next_cursor");
        } while (!cursor.isEmpty());
        assertThat(met).isEqualTo(opened);
    }

    @Test
    void a_cursor_is_worth_nothing_elsewhere() {
        for (int i = 0; i < 3; i++) {
            program.ann().post(CASES, "{\"title\":\"paged\",\"tags\":[\"paged\"]}");
        }
        String cursor = program.ann().get(CASES + "?tag=paged&limit=1").at("/next_cursor");
        assertThat(program.ann()
                        .get(CASES + "?tag=paged&limit=2&cursor=" + cursor)
                        .status())
                .isEqualTo(200);
        assertThat(program.eve()
                        .get(CASES + "?tag=paged&limit=1&cursor=" + cursor)
                        .status())
                .isEqualTo(400);
        for (String wrong : List.of(
                CASES + "?limit=1&cursor=" + cursor,
                CASES + "?tag=paged&sort=created_at&cursor=" + cursor,
                CASES + "?tag=paged&cursor=" + cursor.substring(0, cursor.length() - 1),
                CASES + "?tag=paged&cursor=" + cursor + "A",
                CASES + "?tag=paged&cursor=2" + cursor.substring(1),
                CASES + "?tag=paged&cursor=x",
                CASES + "?tag=paged&cursor=")) {
            Reply refused = program.ann().get(wrong);
            assertThat(refused.status()).as(wrong).isEqualTo(400);
            assertThat(refused.at("/errors/0/code")).isEqualTo("invalid_cursor");
        }
    }

    @Test
    void only_the_form_that_exists_is_accepted() {
        assertThat(program.ann().with("Accept", "text/html").get(CASES).status())
                .isEqualTo(406);
        assertThat(program.ann()
                        .with("Accept", "application/json;q=0, */*")
                        .get(CASES)
                        .status())
                .isEqualTo(406);
        assertThat(program.ann()
                        .with("Accept", "text/html, application/*;q=0.1")
                        .get(CASES)
                        .status())
                .isEqualTo(200);
        Caller latin = program.ann().with("Content-Type", "application/json; charset=iso-8859-1");
        assertThat(latin.send("POST", CASES, BodyPublishers.ofString("{}")).status())
                .isEqualTo(415);
        Caller zipped = program.ann().with("Content-Encoding", "gzip").with("Content-Type", "application/json");
        assertThat(zipped.send("POST", CASES, BodyPublishers.ofString("{}")).status())
                .isEqualTo(415);
    }

    @Test
    void figures_have_no_series_for_paths_that_somebody_made_up() {
        for (int i = 0; i < 20; i++) {
            program.ann().get("/api/v1/made-up-" + i);
            program.ann().get(CASES + "/made-up-" + i);
        }
        String figures = program.caller().get("/metrics").text();
        assertThat(figures).contains("route=\"/api/v1/cases/{case_id}\"").doesNotContain("made-up");
        Reply foreign = program.caller().with("X-Forwarded-For", "192.0.2.7").get("/metrics");
        assertThat(foreign.status()).isEqualTo(401);
    }
}
