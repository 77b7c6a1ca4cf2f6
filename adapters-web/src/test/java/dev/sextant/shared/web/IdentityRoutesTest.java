package dev.sextant.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IdentityRoutesTest {

    private static final String ADA = "ada@example.com";

    private static InMemoryProgram program;
    private static String place;
    private static Caller ada;

    @BeforeAll
    static void start() {
        program = new InMemoryProgram(new ContractCheck());
        var scene = new IdentityScene(program);
        place = "/api/v1/organizations/" + scene.found(ADA, "example");
        ada = scene.as(ADA);
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @Test
    void a_secret_that_is_told_once_is_absent_from_the_repeated_answer_and_its_etag_is_that_of_the_view() {
        Caller keyed = ada.with("Idempotency-Key", "one-key");
        String json = "{\"name\":\"machine\",\"permissions\":[\"organization:read\"]}";
        Reply first = keyed.post(place + "/api-keys", json);
        Reply again = keyed.post(place + "/api-keys", json);
        assertThat(first.at("/token")).startsWith("sxt_key_");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.json().has("token")).isFalse();
        assertThat(again.at("/id")).isEqualTo(first.at("/id"));
        Reply read = ada.get(first.header("Location"));
        assertThat(read.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(read.text()).doesNotContain(first.at("/token"));
    }

    @Test
    void an_api_key_speaks_in_the_organisation_and_not_in_the_account() {
        Reply key = ada.post(
                place + "/api-keys", "{\"name\":\"reader\",\"permissions\":[\"organization:read\",\"members:read\"]}");
        Caller machine = program.caller().token(key.at("/token"));
        assertThat(machine.get(place).status()).isEqualTo(200);
        assertThat(machine.get(place + "/audit").status()).isEqualTo(403);
        assertThat(machine.get("/api/v1/auth/me").status()).isEqualTo(403);
        assertThat(machine.get("/api/v1/sessions").status()).isEqualTo(403);
        assertThat(machine.post("/api/v1/auth/logout").status()).isEqualTo(403);
    }

    @Test
    void the_audit_trail_is_exported_as_lines_of_json_beyond_one_page() {
        Reply export = ada.get(place + "/audit/export");
        assertThat(export.header("Content-Type")).isEqualTo("application/jsonl");
        assertThat(export.header("Content-Disposition")).contains("audit.jsonl");
        assertThat(export.text().lines())
                .hasSize(250)
                .allMatch(line -> JsonFormat.tree(line).has("action"));
    }

    @Test
    void an_unknown_field_inside_another_is_named_with_its_place() {
        Reply refused = ada.with("If-Match", "*")
                .patch(place, "{\"open_id_roles\":{\"issuer\":7,\"groups\":{}},\"slug\":\"x\"}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .containsExactlyInAnyOrder("/open_id_roles/issuer", "/open_id_roles/groups", "/slug");
    }

    @Test
    void operations_open_to_everybody_take_no_token_and_all_others_need_one() {
        assertThat(program.caller().get("/.well-known/jwks.json").status()).isEqualTo(200);
        assertThat(program.caller()
                        .post("/api/v1/auth/refresh", "{\"refresh_token\":\"x\"}")
                        .at("/code"))
                .isEqualTo("refresh_not_valid");
        assertThat(program.caller().get("/api/v1/auth/login").at("/code")).isEqualTo("unauthenticated");
        assertThat(program.caller().get(place).at("/code")).isEqualTo("unauthenticated");
    }
}
