package dev.sextant.cases.web;

import dev.sextant.cases.application.CasePermissions;
import dev.sextant.cases.domain.Access;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.web.Caller;
import dev.sextant.shared.web.Reply;
import java.nio.charset.StandardCharsets;

/** Every operation on a case, its files and their jobs, its hypotheses and solutions, and what it takes. */
enum Operation {
    READ(Access.READ, (who, on) -> who.get(on.path())),
    READ_MESSAGES(Access.READ, (who, on) -> who.get(on.path() + "/messages")),
    READ_TRANSITIONS(Access.READ, (who, on) -> who.get(on.path() + "/transitions")),
    LIST_FILES(Access.READ, (who, on) -> who.get(on.path() + "/files")),
    READ_FILE(Access.READ, (who, on) -> who.get("/api/v1/files/" + on.file())),
    READ_CONTENT(Access.READ, (who, on) -> who.get("/api/v1/files/" + on.file() + "/content")),
    READ_JOB(Access.READ, (who, on) -> who.get("/api/v1/jobs/" + on.job())),
    LIST_HYPOTHESES(Access.READ, (who, on) -> who.get(on.path() + "/hypotheses")),
    LIST_SOLUTIONS(Access.READ, (who, on) -> who.get(on.path() + "/solutions")),
    PROPOSE_HYPOTHESIS(
            Access.WRITE,
            (who, on) -> who.post(on.path() + "/hypotheses", "{\"title\":\"x\",\"category\":\"network\"}")),
    PROPOSE_SOLUTION(
            Access.WRITE,
            (who, on) -> who.post(
                    on.path() + "/solutions",
                    "{\"title\":\"x\",\"kind\":\"mitigation\",\"risk\":\"low\",\"reversible\":false,\"blast_radius\":\"x\"}")),
    EDIT(Access.WRITE, (who, on) -> any(who).patch(on.path(), "{\"title\":\"Other\"}")),
    ADD_MESSAGE(Access.WRITE, (who, on) -> who.post(on.path() + "/messages", "{\"text\":\"Hello\"}")),
    TRANSITION(Access.WRITE, (who, on) -> any(who).post(on.path() + "/transitions", "{\"to\":\"investigating\"}")),
    PROPOSE(Access.WRITE, (who, on) -> who.post(on.path() + "/proposals", "{\"to\":\"investigating\"}")),
    DECIDE(
            Access.WRITE,
            (who, on) -> any(who).post(
                            on.path() + "/proposals/" + on.proposal() + "/decision", "{\"decision\":\"confirm\"}")),
    TAG(Access.WRITE, (who, on) -> who.post(on.path() + "/tags/late")),
    UNTAG(Access.WRITE, (who, on) -> any(who).delete(on.path() + "/tags/early")),
    MERGE(Access.WRITE, (who, on) -> who.post(on.path() + "/merge", "{\"into\":\"" + on.other() + "\"}")),
    UPLOAD(
            Access.WRITE,
            (who, on) -> who.upload(on.path() + "/files", "new.log", "new".getBytes(StandardCharsets.UTF_8))),
    RETRY_ANALYSIS(Access.WRITE, (who, on) -> who.post("/api/v1/files/" + on.file() + "/analysis")),
    DELETE_FILE(Access.WRITE, (who, on) -> any(who).delete("/api/v1/files/" + on.file())),
    CANCEL_JOB(Access.WRITE, (who, on) -> who.post("/api/v1/jobs/" + on.job() + "/cancel")),
    ASSIGN(Access.SHARE, (who, on) -> any(who).patch(on.path(), "{\"assignee\":\"" + Somebody.STRANGER.id() + "\"}")),
    TAKE_OFF(Access.SHARE, (who, on) -> any(who).patch(on.path(), "{\"assignee\":null}")),
    LIST_SHARES(Access.SHARE, (who, on) -> who.get(on.path() + "/shares")),
    SHARE(
            Access.SHARE,
            (who, on) -> who.post(on.path() + "/shares", "{\"grantee\":\"organization\",\"access\":\"write\"}")),
    UNSHARE(Access.SHARE, (who, on) -> any(who).delete(on.path() + "/shares/" + Somebody.SHARED_READ.id())),
    /** Takes a permission that only managers have, so the case does not come into it. */
    DELETE(Access.READ, (who, on) -> any(who).delete(on.path()));

    /** What an operation is tried on. */
    record Place(String id, String proposal, String file, String job, String other) {

        String path() {
            return "/api/v1/cases/" + id;
        }
    }

    @FunctionalInterface
    private interface Call {
        Reply by(Caller who, Place on);
    }

    private final Access needs;
    /** None of them holds anything. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Call call;

    Operation(Access needs, Call call) {
        this.needs = needs;
        this.call = call;
    }

    private static Caller any(Caller who) {
        return who.with("If-Match", "*");
    }

    /** What the case must let somebody do. */
    Access needs() {
        return needs;
    }

    /** What a role must permit. */
    Permission permission() {
        return switch (this) {
            case READ,
                    READ_MESSAGES,
                    READ_TRANSITIONS,
                    LIST_FILES,
                    LIST_HYPOTHESES,
                    LIST_SOLUTIONS,
                    READ_FILE,
                    READ_CONTENT,
                    READ_JOB,
                    LIST_SHARES -> CasePermissions.READ;
            case DELETE -> CasePermissions.MANAGE;
            default -> CasePermissions.WRITE;
        };
    }

    Reply by(Caller who, Place on) {
        return call.by(who, on);
    }
}
