package dev.sextant.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrongFieldsTest {

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

    private static List<String> wrong(Reply refused) {
        assertThat(refused.status()).isEqualTo(400);
        return refused.json()
                .path("errors")
                .valueStream()
                .map(error -> error.path("field").asString())
                .toList();
    }

    @Test
    void unknown_and_repeated_parameters_are_refused_by_name_all_at_once() {
        Reply refused = program.ann().get(CASES + "?limt=5&status=open&limit=0&tag=a&tag=b&sort=-created_at&query=x");
        assertThat(wrong(refused)).containsExactlyInAnyOrder("limt", "status", "limit", "tag", "sort");
        assertThat(program.ann().get("/health?x=1").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "101", "1000000000", "abc", "", "1.0"})
    void a_limit_out_of_range_is_refused(String limit) {
        assertThat(program.ann().get(CASES + "?limit=" + limit).status()).isEqualTo(400);
    }

    @Test
    void every_wrong_field_of_a_new_case_is_named_whoever_finds_it() {
        Reply refused = program.ann()
                .post(
                        CASES,
                        "{\"title\":\"\",\"severity\":\"huge\",\"assignee\":7,\"tags\":[\"ok\",5],\"owner\":\"me\"}");
        assertThat(wrong(refused)).containsExactlyInAnyOrder("/title", "/severity", "/assignee", "/tags/1", "/owner");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "messages    | {\"role\":\"boss\",\"content\":\"x\"}                     | /role /text /content",
                "messages    | {\"role\":7,\"text\":\"\"}                              | /role /text",
                "transitions | {\"to\":\"somewhere\",\"reason\":7,\"why\":\"x\"}         | /to /reason /why",
                "proposals   | {\"to\":\"closed\",\"closure_reason\":\"x\",\"by\":1}     | /closure_reason /by",
                "merge       | {\"into\":\"case_1\",\"reason\":\"same\"}                | /into /reason"
            })
    void every_wrong_field_of_what_is_sent_to_a_case_is_named_whoever_finds_it(
            String what, String body, String fields) {
        Reply opened = program.ann().post(CASES, "{\"title\":\"x\"}");
        Reply refused = program.ann()
                .with("If-Match", opened.header("ETag"))
                .post(opened.header("Location") + "/" + what, body);
        assertThat(wrong(refused)).containsExactlyInAnyOrder(fields.split(" "));
    }

    @Test
    void every_wrong_field_of_a_decision_is_named_whoever_finds_it() {
        String place = program.ann().post(CASES, "{\"title\":\"x\"}").header("Location");
        String proposal = program.ann()
                .post(place + "/proposals", "{\"to\":\"investigating\"}")
                .at("/id");
        Reply refused = program.ann()
                .with("If-Match", program.ann().get(place).header("ETag"))
                .post(
                        place + "/proposals/" + proposal + "/decision",
                        "{\"decision\":\"perhaps\",\"reason\":\"I wonder\"}");
        assertThat(wrong(refused)).containsExactlyInAnyOrder("/decision", "/reason");
    }

    @Test
    void what_only_the_server_sets_cannot_be_sent() {
        for (String field : List.of("id", "tenant_id", "status", "version", "created_at", "opened_by")) {
            Reply refused = program.ann().post(CASES, "{\"title\":\"x\",\"" + field + "\":\"x\"}");
            assertThat(refused.at("/errors/0/field")).isEqualTo("/" + field);
        }
    }
}
