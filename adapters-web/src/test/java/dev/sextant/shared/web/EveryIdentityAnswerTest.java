package dev.sextant.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Brings about every answer that the contract writes down for accounts and organisations. */
class EveryIdentityAnswerTest {

    private static final ContractCheck CONTRACT = new ContractCheck();
    private static final String NOWHERE = "01h455vb4pex5vsknk084sn02q";
    private static final String UNKNOWN = "A".repeat(43);
    private static final String ADA = "ada@example.com";
    private static final String AUTH = "/api/v1/auth";
    private static final String STALE = "\"1-AAAAAAAAAAAAAAAA-AAAAAAAAAAAAAAAA\"";

    private static InMemoryProgram program;
    private static IdentityScene scene;
    private static String organization;
    private static String place;
    private static Caller bare;
    private static Caller ada;

    @BeforeAll
    static void start() {
        program = new InMemoryProgram(CONTRACT);
        scene = new IdentityScene(program);
        organization = scene.found(ADA, "example");
        place = "/api/v1/organizations/" + organization;
        bare = scene.as(ADA);
        ada = bare.with("If-Match", "*");
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    private static List<String> operations() {
        return CONTRACT.operations().stream()
                .filter(EveryAnswerTest::isOfIdentity)
                .toList();
    }

    @Test
    void every_answer_of_the_contract_about_identity_is_given_and_fits() {
        lettersAndLogins();
        ownAccount();
        Map<String, String> ids = theOrganization();
        withoutSeats();
        Caller machine = machine();
        for (String operation : operations()) {
            refusals(operation, filled(operation, ids), machine);
            if (operation.contains("{")) {
                call(ada, operation, operation.split(" ")[1].replaceAll("\\{([a-z]+)[a-z_]*}", "$1_" + NOWHERE));
            }
        }
        notFound();
        outage(ids);

        Set<String> missing = new TreeSet<>(CONTRACT.answers());
        missing.removeIf(answer -> !EveryAnswerTest.isOfIdentity(answer));
        missing.removeAll(CONTRACT.seen());
        assertThat(missing).isEmpty();
    }

    private static Reply post(String path, String json) {
        return program.caller().post(AUTH + path, json);
    }

    private static void expect(int status, Reply reply) {
        assertThat(reply.status())
                .as(reply.method() + " " + reply.path() + " " + reply.text())
                .isEqualTo(status);
    }

    private static void lettersAndLogins() {
        String taken = "{\"email\":\"eve@example.com\",\"password\":\"" + IdentityScene.PASSWORD
                + "\",\"display_name\":\"Eve\",\"organization_name\":\"Other\",\"slug\":\"example\"}";
        expect(409, post("/register", taken));
        expect(204, post("/verify-email", token(program.letter(ADA, "sxt_ver_"))));
        expect(422, post("/verify-email", token("sxt_ver_" + UNKNOWN)));
        expect(204, post("/password-reset", "{\"email\":\"" + ADA + "\"}"));
        program.runJobs();
        String reset = "{\"token\":\"" + program.letter(ADA, "sxt_rst_") + "\",\"new_password\":\""
                + IdentityScene.PASSWORD + "\"}";
        expect(204, post("/password-reset/confirm", reset));
        expect(422, post("/password-reset/confirm", reset));
        bare = scene.as(ADA);
        ada = bare.with("If-Match", "*");
        Reply login = scene.logIn(ADA);
        String refresh = "{\"refresh_token\":\"" + login.at("/refresh_token") + "\"}";
        Reply next = post("/refresh", refresh);
        expect(200, next);
        expect(401, post("/refresh", refresh));
        expect(204, post("/revoke", "{\"refresh_token\":\"" + scene.logIn(ADA).at("/refresh_token") + "\"}"));
        expect(204, scene.as(ADA).post(AUTH + "/logout"));
        Reply begun = program.caller().post(AUTH + "/oidc/begin");
        String state = begun.at("/authorization_url").replaceAll(".*state=", "");
        String back = "\",\"state\":\"" + state + "\",\"flow\":\"" + begun.at("/flow") + "\"}";
        expect(200, post("/oidc/login", "{\"code\":\"good" + back));
        expect(401, post("/oidc/login", "{\"code\":\"bad" + back));
        expect(200, program.caller().get("/.well-known/jwks.json"));
        expect(401, post("/login", "{\"email\":\"nobody@example.com\",\"password\":\"wrong wrong wrong\"}"));
        tooOften("/login", "{\"email\":\"nobody@example.com\",\"password\":\"wrong wrong wrong\"}");
        tooOften("/password-reset", "{\"email\":\"nobody@example.com\"}");
    }

    private static String token(String token) {
        return "{\"token\":\"" + token + "\"}";
    }

    private static void tooOften(String path, String json) {
        for (int i = 0; i < 200; i++) {
            if (post(path, json).status() == 429) {
                return;
            }
        }
        assertThat(path).as("is never slowed down").isEmpty();
    }

    private static void ownAccount() {
        scene.found("ben@example.com", "of-ben");
        Caller ben = scene.as("ben@example.com").with("If-Match", "*");
        expect(200, ben.patch(AUTH + "/me", "{\"display_name\":\"Benjamin\"}"));
        expect(200, ben.get(AUTH + "/me/organizations"));
        expect(204, ben.post(AUTH + "/me/verification"));
        String invitation =
                "{\"email\":\"ben@example.com\",\"roles\":[\"" + scene.role(ada, organization, "Member") + "\"]}";
        expect(201, ada.post(place + "/invitations", invitation));
        String join = token(program.letter("ben@example.com", "sxt_inv_"));
        expect(200, ben.post(AUTH + "/me/organizations", join));
        expect(422, ben.post(AUTH + "/me/organizations", join));
        expect(409, ada.post(place + "/invitations", invitation));
        expect(200, ben.post(AUTH + "/totp"));
        expect(200, ben.post(AUTH + "/totp/confirm", "{\"code\":\"123456\"}"));
        expect(409, ben.post(AUTH + "/totp/confirm", "{\"code\":\"123456\"}"));
        expect(204, ben.post(AUTH + "/totp/remove", "{\"code\":\"123456\"}"));
        expect(409, ben.post(AUTH + "/totp/remove", "{\"code\":\"123456\"}"));
        String wrong = "{\"current_password\":\"wrong wrong wrong\",\"new_password\":\"another long one\"}";
        expect(422, ben.post(AUTH + "/password", wrong));
        expect(204, ben.post(AUTH + "/password", wrong.replace("wrong wrong wrong", IdentityScene.PASSWORD)));
        expect(422, ben.post(AUTH + "/me/deletion", "{\"password\":\"wrong wrong wrong\"}"));
        expect(204, ben.post(AUTH + "/me/deletion", "{\"password\":\"another long one\"}"));
    }

    private static Map<String, String> theOrganization() {
        var ids = new HashMap<String, String>();
        ids.put("organization_id", organization);
        ids.put("user_id", scene.bring(ada, organization, "grace@example.com"));
        expect(
                200,
                ada.patch(
                        place,
                        "{\"name\":\"Example and Sons\",\"after_deletion\":\"delete\",\"time_zone\":\"Europe/Berlin\"}"));
        expect(409, ada.post(place + "/leave"));
        Caller grace = scene.as("grace@example.com").with("If-Match", "*");
        Reply sessions = grace.get("/api/v1/sessions");
        ids.put("session_id", sessions.at("/items/0/id"));
        expect(200, grace.post("/api/v1/sessions/" + ids.get("session_id") + "/heartbeat"));
        expect(200, ada.get(place + "/members/" + ids.get("user_id") + "/sessions"));
        expect(204, ada.delete(place + "/sessions/" + ids.get("session_id")));
        Reply again = scene.logIn("grace@example.com");
        Caller back = program.caller().token(again.at("/access_token")).with("If-Match", "*");
        expect(204, back.delete("/api/v1/sessions/" + again.at("/session_id")));
        ids.put("session_id", scene.logIn("grace@example.com").at("/session_id"));

        Reply role = ada.post(place + "/roles", "{\"name\":\"Support\",\"permissions\":[\"cases:read\"]}");
        expect(409, ada.post(place + "/roles", "{\"name\":\"Support\",\"permissions\":[\"cases:read\"]}"));
        ids.put("role_id", role.at("/id"));
        expect(200, ada.put(role.header("Location"), "{\"name\":\"Helpers\",\"permissions\":[\"cases:read\"]}"));
        expect(200, ada.patch(place + "/members/" + ids.get("user_id"), "{\"roles\":[\"" + role.at("/id") + "\"]}"));
        expect(409, ada.delete(role.header("Location")));
        Reply useless = ada.post(place + "/roles", "{\"name\":\"Useless\",\"permissions\":[\"cases:read\"]}");
        expect(204, ada.delete(useless.header("Location")));

        Reply team = ada.post(place + "/teams", "{\"name\":\"On call\"}");
        expect(409, ada.post(place + "/teams", "{\"name\":\"On call\"}"));
        ids.put("team_id", team.at("/id"));
        expect(200, ada.patch(team.header("Location"), "{\"name\":\"Always on call\"}"));
        String member = team.header("Location") + "/members/" + ids.get("user_id");
        expect(200, ada.put(member, "{\"role\":\"lead\"}"));
        expect(200, ada.get(team.header("Location") + "/members"));
        expect(204, ada.delete(member));
        Reply brief = ada.post(place + "/teams", "{\"name\":\"Brief\"}");
        expect(204, ada.delete(brief.header("Location")));

        String zoe = "{\"email\":\"zoe@example.com\",\"roles\":[\"" + role.at("/id") + "\"]}";
        Reply invitation = ada.post(place + "/invitations", zoe);
        expect(204, ada.delete(invitation.header("Location")));
        ids.put("invitation_id", ada.post(place + "/invitations", zoe).at("/id"));
        Reply key = ada.post(place + "/api-keys", "{\"name\":\"import\",\"permissions\":[\"cases:write\"]}");
        expect(201, key);
        expect(204, ada.delete(key.header("Location")));
        ids.put("api_key_id", key.at("/id"));

        expect(204, ada.delete(place + "/members/" + scene.bring(ada, organization, "short@example.com")));
        scene.bring(ada, organization, "leaver@example.com");
        expect(204, scene.as("leaver@example.com").post(place + "/leave"));
        for (String list : List.of(
                "members",
                "invitations",
                "roles",
                "teams",
                "api-keys",
                "audit",
                "audit/export",
                "audit/verification")) {
            expect(200, ada.get(place + "/" + list));
        }
        expect(200, ada.get("/api/v1/sessions"));
        expect(200, ada.get("/api/v1/users"));
        expect(200, ada.get("/api/v1/users/" + ids.get("user_id")));
        expect(200, ada.get(place + "/usage"));
        return ids;
    }

    private static void withoutSeats() {
        String role = scene.role(ada, organization, "Member");
        scene.found("kim@example.com", "of-kim");
        Caller kim = scene.as("kim@example.com");
        for (String email : List.of("kim@example.com", "late@example.com")) {
            expect(201, ada.post(place + "/invitations", "{\"email\":\"" + email + "\",\"roles\":[\"" + role + "\"]}"));
        }
        String late = "{\"token\":\"" + program.letter("late@example.com", "sxt_inv_") + "\",\"password\":\""
                + IdentityScene.PASSWORD + "\",\"display_name\":\"Late\"}";
        String joining = token(program.letter("kim@example.com", "sxt_inv_"));
        program.seatsAreTaken(true);
        expect(429, ada.post(place + "/invitations", "{\"email\":\"no@example.com\",\"roles\":[\"" + role + "\"]}"));
        expect(429, post("/accept-invitation", late));
        expect(429, kim.post(AUTH + "/me/organizations", joining));
        program.seatsAreTaken(false);
        expect(200, post("/accept-invitation", late));
        expect(200, kim.post(AUTH + "/me/organizations", joining));
    }

    private static Caller machine() {
        Reply key = ada.post(place + "/api-keys", "{\"name\":\"reader\",\"permissions\":[\"cases:read\"]}");
        return program.caller().token(key.at("/token")).with("If-Match", "*");
    }

    private static String filled(String operation, Map<String, String> ids) {
        String path = operation.split(" ")[1];
        for (var id : ids.entrySet()) {
            path = path.replace("{" + id.getKey() + "}", id.getValue());
        }
        return path;
    }

    private static String body(String operation) {
        String role = "[\"role_" + NOWHERE + "\"]";
        return switch (operation.replaceAll("\\{[a-z_]+}", "x").replace("/api/v1", "")) {
            case "POST /auth/register" ->
                "{\"email\":\"new@example.com\",\"password\":\"" + IdentityScene.PASSWORD
                        + "\",\"display_name\":\"N\",\"organization_name\":\"N\",\"slug\":\"new-one\"}";
            case "POST /auth/login" -> "{\"email\":\"x@example.com\",\"password\":\"x\"}";
            case "POST /auth/refresh", "POST /auth/revoke" -> "{\"refresh_token\":\"sxt_ref_" + UNKNOWN + "\"}";
            case "POST /auth/password-reset" -> "{\"email\":\"x@example.com\"}";
            case "POST /auth/password-reset/confirm" ->
                "{\"token\":\"sxt_rst_" + UNKNOWN + "\",\"new_password\":\"" + IdentityScene.PASSWORD + "\"}";
            case "POST /auth/verify-email" -> token("sxt_ver_" + UNKNOWN);
            case "POST /auth/accept-invitation" ->
                "{\"token\":\"sxt_inv_" + UNKNOWN + "\",\"password\":\"x\",\"display_name\":\"X\"}";
            case "POST /auth/me/organizations" -> token("sxt_inv_" + UNKNOWN);
            case "POST /auth/oidc/login" -> "{\"code\":\"c\",\"state\":\"s\",\"flow\":\"f\"}";
            case "PATCH /auth/me" -> "{\"display_name\":\"Ada King\"}";
            case "POST /auth/me/deletion" -> "{\"password\":\"x\"}";
            case "POST /auth/password" ->
                "{\"current_password\":\"x\",\"new_password\":\"" + IdentityScene.PASSWORD + "\"}";
            case "POST /auth/totp/confirm", "POST /auth/totp/remove" -> "{\"code\":\"x\"}";
            case "PATCH /organizations/x" -> "{\"name\":\"Example\"}";
            case "PATCH /organizations/x/members/x" -> "{\"roles\":" + role + "}";
            case "POST /organizations/x/invitations" ->
                "{\"email\":\"guest@example.com\",\"roles\":[\"" + scene.role(ada, organization, "Viewer") + "\"]}";
            case "POST /organizations/x/roles", "PUT /organizations/x/roles/x" ->
                "{\"name\":\"Another\",\"permissions\":[\"cases:read\"]}";
            case "POST /organizations/x/teams", "PATCH /teams/x" -> "{\"name\":\"Another\"}";
            case "PUT /teams/x/members/x" -> "{\"role\":\"member\"}";
            case "POST /organizations/x/api-keys" -> "{\"name\":\"another\",\"permissions\":[\"cases:read\"]}";
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

    private static void refusals(String operation, String path, Caller machine) {
        String method = operation.split(" ")[0];
        String body = body(operation);
        call(program.caller().with("If-Match", "*"), operation, path, body);
        call(machine, operation, path, body);
        call(ada, operation, path + "?nonsense=1", body);
        call(ada, operation, path, "{\"nonsense\":");
        if (method.equals("GET")) {
            Reply read = ada.get(path);
            ada.with("If-None-Match", read.header("ETag").isEmpty() ? "\"x\"" : read.header("ETag"))
                    .get(path);
            return;
        }
        ada.with("Content-Type", "text/plain").send(method, path, BodyPublishers.ofString("x"));
        ada.with("Content-Type", "application/json").send(method, path, BodyPublishers.ofByteArray(new byte[4 << 20]));
        if (!method.equals("POST")) {
            call(bare, operation, path, body);
            call(bare.with("If-Match", STALE), operation, path, body);
        } else if (path.startsWith(place + "/") && !body.isEmpty()) {
            Caller keyed = ada.with("Idempotency-Key", "key-of-" + path.replace('/', '-'));
            call(keyed, operation, path, body);
            call(keyed, operation, path, body + " ");
        }
    }

    private static void notFound() {
        String elsewhere = scene.found("other@example.com", "elsewhere");
        for (String operation : operations()) {
            if (operation.contains("{organization_id}")) {
                String path = operation.split(" ")[1].replace("{organization_id}", elsewhere);
                Reply foreign = call(ada, operation, path.replaceAll("\\{([a-z]+)[a-z_]*}", "$1_" + NOWHERE));
                Reply never = call(
                        ada,
                        operation,
                        path.replace(elsewhere, "org_" + NOWHERE).replaceAll("\\{([a-z]+)[a-z_]*}", "$1_" + NOWHERE));
                expect(404, foreign);
                expect(404, never);
                assertThat(masked(foreign, elsewhere)).isEqualTo(masked(never, "org_" + NOWHERE));
            }
        }
    }

    private static String masked(Reply reply, String id) {
        return reply.text().replace(id, "id").replaceAll("\"request_id\":\"[^\"]+\"", "");
    }

    private static void outage(Map<String, String> ids) {
        program.databaseIsAway(true);
        for (String operation : operations()) {
            String body = body503(operation);
            call(ada, operation, filled(operation, ids), body);
        }
        program.databaseIsAway(false);
    }

    /** As {@link #body}, for an operation whose body cannot be looked up while the database is away. */
    private static String body503(String operation) {
        return operation.equals("POST /api/v1/organizations/{organization_id}/invitations")
                ? "{\"email\":\"guest@example.com\",\"roles\":[\"role_" + NOWHERE + "\"]}"
                : body(operation);
    }
}
