package dev.sextant.cases.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.cases.domain.Access;
import dev.sextant.cases.web.Operation.Place;
import dev.sextant.shared.web.Caller;
import dev.sextant.shared.web.ContractCheck;
import dev.sextant.shared.web.InMemoryProgram;
import dev.sextant.shared.web.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everybody tries every operation on a case: it is done, refused, or answered as if the case had never been, exactly as the case and the role decide. */
class SharingMatrixTest {

    private static final String CASES = "/api/v1/cases";
    /** What an answer has of its own even when two are the same. */
    private static final Set<String> OF_EACH = Set.of("date", "x-request-id", "traceparent", "content-length");

    private static final String NEVER = "01h455vb4pex5vsknk084sn02q";
    private static final Place NOWHERE =
            new Place("case_" + NEVER, "prop_" + NEVER, "file_" + NEVER, "job_" + NEVER, "case_" + NEVER);

    private static InMemoryProgram program;

    @BeforeAll
    static void start() {
        program = new InMemoryProgram(new ContractCheck(), Somebody.all());
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    private static Caller as(Somebody who) {
        return program.caller().token(who.token());
    }

    private static String done(Reply reply, String pointer) {
        assertThat(reply.status()).as(reply.text()).isBetween(200, 202);
        return reply.at(pointer);
    }

    private static String open(String title) {
        Caller opener = as(Somebody.OPENER);
        String id = done(
                opener.post(
                        CASES,
                        "{\"title\":\"" + title + "\",\"tags\":[\"early\"],\"assignee\":\"" + Somebody.ASSIGNEE.id()
                                + "\"}"),
                "/id");
        Map.of(
                        Somebody.SHARED_READ.id(), "read",
                        Somebody.SHARED_WRITE.id(), "write",
                        Somebody.VIEWER_SHARED_WRITE.id(), "write",
                        Somebody.teamId(0x21), "read",
                        Somebody.teamId(0x22), "write")
                .forEach((grantee, access) -> done(
                        opener.post(
                                CASES + "/" + id + "/shares",
                                "{\"grantee\":\"" + grantee + "\",\"access\":\"" + access + "\"}"),
                        "/grantee"));
        return id;
    }

    /** A case with everything that can be asked for: a message, a proposal, a file whose analysis failed, and another case to merge it into. */
    private static Place place() {
        Caller opener = as(Somebody.OPENER);
        String path = CASES + "/" + open("Zeppelin adrift");
        done(opener.post(path + "/messages", "{\"text\":\"Over the lake.\"}"), "/id");
        String proposal = done(opener.post(path + "/proposals", "{\"to\":\"investigating\"}"), "/id");
        Reply file = opener.upload(path + "/files", "empty.log", new byte[0]);
        program.runJobs();
        return new Place(
                path.substring(CASES.length() + 1), proposal, done(file, "/id"), file.at("/job"), open("Other"));
    }

    private static Stream<Operation> operations() {
        return Stream.of(Operation.values());
    }

    @ParameterizedTest
    @EnumSource
    void everybody_may_do_what_the_case_and_the_role_allow_and_nothing_else(Somebody who) {
        Place untouched = place();
        String before = everythingOf(untouched);
        operations().forEach(operation -> {
            Place on = allowed(who, operation) ? place() : untouched;
            Reply reply = operation.by(as(who), on);
            String what = who + " " + operation + ": " + reply.text();
            if (allowed(who, operation)) {
                assertThat(reply.status()).as(what).isBetween(200, 204);
            } else if (!who.may(operation.permission())) {
                assertThat(reply.status()).as(what).isEqualTo(403);
                assertThat(reply.at("/code")).as(what).isEqualTo("not_permitted");
            } else if (who.access() == Access.NONE) {
                assertThat(reply.status()).as(what).isEqualTo(404);
            } else {
                assertThat(reply.status()).as(what).isEqualTo(403);
                assertThat(reply.at("/code")).as(what).isEqualTo(refusal(who, operation));
            }
        });
        assertThat(everythingOf(untouched)).isEqualTo(before);
    }

    /** Handing a case over is an edit first, and giving others access second. */
    private static String refusal(Somebody who, Operation operation) {
        boolean isEdit = operation == Operation.ASSIGN || operation == Operation.TAKE_OFF;
        if (operation.needs() == Access.SHARE && !(isEdit && who.access() == Access.READ)) {
            return "sharing_not_allowed";
        }
        return operation == Operation.CANCEL_JOB ? "job_read_only" : "case_read_only";
    }

    private static boolean allowed(Somebody who, Operation operation) {
        return who.may(operation.permission()) && who.access().includes(operation.needs());
    }

    /** All that the manager can see of a case. */
    private static String everythingOf(Place on) {
        Caller manager = as(Somebody.MANAGER);
        return Stream.of("", "/messages", "/transitions", "/files", "/shares?limit=100")
                .map(part -> manager.get(on.path() + part).text())
                .reduce(manager.get("/api/v1/files/" + on.file()).text(), String::concat);
    }

    @ParameterizedTest
    @EnumSource(names = {"STRANGER", "OTHER_TENANT"})
    void what_one_may_not_see_is_answered_as_what_never_was(Somebody who) {
        Place hidden = place();
        operations()
                .forEach(operation -> assertThat(masked(operation.by(as(who), hidden)))
                        .as("%s", operation)
                        .isEqualTo(masked(operation.by(as(who), NOWHERE))));
        assertThat(masked(edited(who, hidden, "\"1-AAAAAAAAAAAAAAAA-AAAAAAAAAAAAAAAA\"")))
                .isEqualTo(masked(edited(who, NOWHERE, "\"1-AAAAAAAAAAAAAAAA-AAAAAAAAAAAAAAAA\"")));
        Place gone = place();
        String tagOfGone = tagOf(gone);
        as(Somebody.MANAGER).with("If-Match", "*").delete(gone.path());
        assertThat(masked(edited(who, hidden, tagOf(hidden)))).isEqualTo(masked(edited(who, gone, tagOfGone)));
        Caller keyed = as(who).with("Idempotency-Key", "of-" + who);
        assertThat(masked(keyed.post(hidden.path() + "/messages", "{\"text\":\"Hello\"}")))
                .isEqualTo(masked(keyed.post(NOWHERE.path() + "/messages", "{\"text\":\"Hello\"}")));
        assertThat(masked(as(who).post(hidden.path() + "/shares", "{\"grantee\":\"" + NEVER + "\"}")))
                .isEqualTo(masked(as(who).post(NOWHERE.path() + "/shares", "{\"grantee\":\"" + NEVER + "\"}")));
    }

    private static Reply edited(Somebody who, Place on, String tag) {
        return as(who).with("If-Match", tag).patch(on.path(), "{\"title\":\"Mine\"}");
    }

    private static String tagOf(Place on) {
        return as(Somebody.MANAGER).get(on.path()).header("ETag");
    }

    /** An answer without what is of its own in each: ids that were sent, and what names the request. */
    private static String masked(Reply reply) {
        var headers = new ArrayList<String>();
        reply.headers().map().forEach((name, values) -> {
            if (!OF_EACH.contains(name)) {
                headers.add(name + ": " + values);
            }
        });
        return (reply.status() + "\n" + String.join("\n", headers) + "\n" + reply.text())
                .replaceAll("(case|prop|file|job)_[0-9a-z]{26}", "$1_x")
                .replaceAll("\"request_id\":\"[^\"]*\"", "\"request_id\":\"\"");
    }

    @Test
    void a_case_that_one_may_not_see_is_no_case_to_merge_into() {
        Place hidden = place();
        Caller stranger = as(Somebody.STRANGER);
        String own = CASES + "/" + done(stranger.post(CASES, "{\"title\":\"Mine\"}"), "/id");

        Reply refused = stranger.post(own + "/merge", "{\"into\":\"" + hidden.id() + "\"}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(masked(refused))
                .isEqualTo(masked(stranger.post(own + "/merge", "{\"into\":\"" + NOWHERE.id() + "\"}")));
        Caller reader = as(Somebody.SHARED_READ);
        String readers = CASES + "/" + done(reader.post(CASES, "{\"title\":\"Mine\"}"), "/id");
        assertThat(reader.post(readers + "/merge", "{\"into\":\"" + hidden.id() + "\"}")
                        .at("/code"))
                .isEqualTo("case_read_only");
        Caller writer = as(Somebody.SHARED_WRITE);
        String writers = CASES + "/" + done(writer.post(CASES, "{\"title\":\"Mine\"}"), "/id");
        assertThat(writer.post(writers + "/merge", "{\"into\":\"" + hidden.id() + "\"}")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void lists_and_searches_hold_what_one_may_see_and_no_more(Somebody who) {
        String word = "needle" + who.name().replace("_", "").toLowerCase(java.util.Locale.ROOT);
        var opened = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            opened.add(open(word));
        }
        List<String> visible = who.access() == Access.NONE ? List.of() : opened;
        for (String question :
                List.of("?limit=2&query=" + word, "?limit=100&tag=early", "?limit=100&sort=updated_at")) {
            assertThat(walk(as(who), question).stream().filter(opened::contains))
                    .as(question)
                    .containsExactlyInAnyOrderElementsOf(visible);
        }
        if (who.access() == Access.NONE) {
            assertThat(as(who).get(CASES + "?query=" + word).text())
                    .isEqualTo(as(who).get(CASES + "?query=nothingofthekind").text());
        }
    }

    private static List<String> walk(Caller caller, String question) {
        var ids = new ArrayList<String>();
        String next = "";
        do {
            Reply page = caller.get(CASES + question + next);
            assertThat(page.status()).isEqualTo(200);
            page.json().path("items").forEach(item -> ids.add(item.path("id").asString()));
            next = page.json().path("next_cursor").isNull() ? "" : "&cursor=" + page.at("/next_cursor");
        } while (!next.isEmpty());
        return ids;
    }

    @Test
    void shared_with_the_organisation_everybody_of_it_sees_the_case_and_nobody_else() {
        String path = CASES + "/" + open("For everybody");
        assertThat(as(Somebody.STRANGER).get(path).status()).isEqualTo(404);
        done(as(Somebody.ASSIGNEE).post(path + "/shares", "{\"grantee\":\"organization\"}"), "/access");

        assertThat(as(Somebody.STRANGER).get(path).status()).isEqualTo(200);
        assertThat(as(Somebody.STRANGER)
                        .with("If-Match", "*")
                        .patch(path, "{\"title\":\"Mine\"}")
                        .at("/code"))
                .isEqualTo("case_read_only");
        assertThat(as(Somebody.OTHER_TENANT).get(path).status()).isEqualTo(404);
    }

    @Test
    void a_share_is_new_then_changed_then_ended_and_each_time_based_on_the_present_version() {
        String path = CASES + "/" + open("Versions");
        Caller opener = as(Somebody.OPENER);
        Reply first = opener.post(path + "/shares", "{\"grantee\":\"" + Somebody.STRANGER.id() + "\"}");
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.at("/access")).isEqualTo("read");
        assertThat(first.at("/shared_by")).isEqualTo(Somebody.OPENER.id());
        assertThat(opener.get(first.header("Location")).text()).contains(Somebody.STRANGER.id());
        Reply again = opener.with("If-Match", first.header("ETag"))
                .post(path + "/shares", "{\"grantee\":\"" + Somebody.STRANGER.id() + "\",\"access\":\"write\"}");
        assertThat(again.status()).isEqualTo(200);
        assertThat(opener.with("If-Match", first.header("ETag"))
                        .post(path + "/shares", "{\"grantee\":\"organization\"}")
                        .status())
                .isEqualTo(412);
        String share = path + "/shares/" + Somebody.STRANGER.id();
        assertThat(opener.delete(share).status()).isEqualTo(428);
        assertThat(opener.with("If-Match", first.header("ETag")).delete(share).status())
                .isEqualTo(412);
        Reply ended = opener.with("If-Match", again.header("ETag")).delete(share);
        assertThat(ended.status()).isEqualTo(200);
        assertThat(as(Somebody.STRANGER).get(path).status()).isEqualTo(404);
        assertThat(opener.with("If-Match", ended.header("ETag")).delete(share).at("/code"))
                .isEqualTo("share_not_found");
        for (String nobody : new String[] {"user_x", "organisation", "org_" + NEVER}) {
            assertThat(opener.with("If-Match", "*")
                            .delete(path + "/shares/" + nobody)
                            .at("/code"))
                    .isEqualTo("share_not_found");
        }
    }

    @Test
    void who_may_no_longer_see_a_case_is_refused_at_once() {
        Place on = place();
        Caller writer = as(Somebody.SHARED_WRITE);
        assertThat(writer.get("/api/v1/files/" + on.file()).status()).isEqualTo(200);

        done(
                as(Somebody.OPENER).with("If-Match", "*").delete(on.path() + "/shares/" + Somebody.SHARED_WRITE.id()),
                "/id");

        operations()
                .filter(operation -> operation != Operation.DELETE)
                .forEach(operation -> assertThat(operation.by(writer, on).status())
                        .as("%s", operation)
                        .isEqualTo(404));
    }

    @Test
    void every_wrong_field_of_a_share_is_named_and_an_unknown_grantee_is_refused() {
        String path = CASES + "/" + open("Fields") + "/shares";
        Caller opener = as(Somebody.OPENER);

        Reply wrong = opener.post(path, "{\"grantee\":\"bob\",\"access\":\"admin\",\"by\":\"me\"}");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text()).contains("\"/grantee\"", "\"/access\"", "\"/by\"");
        assertThat(opener.post(path, "{}").text()).contains("\"/grantee\"");
        Reply unknown = opener.post(path, "{\"grantee\":\"" + InMemoryProgram.NOBODY + "\"}");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.at("/code")).isEqualTo("grantee_unknown");
    }
}
