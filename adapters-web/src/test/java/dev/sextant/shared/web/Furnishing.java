package dev.sextant.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.identity.domain.BuiltInRole;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.web.Operations.Operation;
import dev.sextant.shared.web.Operations.Place;
import dev.sextant.shared.web.Operations.Request;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * An organisation in which everything that a request can name is made when it is named, so that nothing but a permission stands between a caller and what they ask for: cases are assigned to the caller, teams are led by
 * the caller.
 */
final class Furnishing {

    private static final byte[] LOG = "2026-11-21 12:00:00 ERROR no answer\n".getBytes(StandardCharsets.UTF_8);
    private static final String CASES = "/api/v1/cases/";
    private static final String HYPOTHESIS = "{\"title\":\"x\",\"category\":\"network\"}";
    private static final String SOLUTION =
            "{\"title\":\"x\",\"kind\":\"mitigation\",\"risk\":\"low\",\"reversible\":false,\"blast_radius\":\"x\"}";
    private static final String SCHEDULE = "{\"name\":\"nightly\",\"kind\":\"verify_audit\",\"cron\":\"@daily\"}";

    private final InMemoryProgram program;
    private final IdentityScene scene;
    private final String organization;
    private final String place;
    private final Caller owner;
    private final Map<String, String> lasting = new HashMap<>();
    private int number;

    Furnishing(InMemoryProgram program) {
        this.program = program;
        this.scene = new IdentityScene(program);
        this.organization = scene.found("owner@example.com", "furnished");
        this.place = "/api/v1/organizations/" + organization;
        this.owner = scene.as("owner@example.com").with("If-Match", "*");
    }

    /**
     * Somebody.
     *
     * @param id who
     * @param email by which they log in
     * @param token what they show
     * @param organization in which
     */
    record Person(String id, String email, String token, String organization) {}

    /** Somebody new, with a role and a session. */
    Person person(BuiltInRole role) {
        boolean runsPlatform = role == BuiltInRole.SUPER_ADMIN;
        String email = "person-" + ++number + "@example.com";
        String id = scene.bring(owner, organization, email, runsPlatform ? "Member" : role.code());
        if (!runsPlatform) {
            return new Person(id, email, scene.logIn(email).at("/access_token"), organization);
        }
        program.appoint(email);
        Reply login = program.caller()
                .post(
                        "/api/v1/auth/login",
                        "{\"email\":\"" + email + "\",\"password\":\"" + IdentityScene.PASSWORD
                                + "\",\"organization\":\"platform\"}");
        assertThat(login.status()).as(login.text()).isEqualTo(200);
        return new Person(id, email, login.at("/access_token"), login.at("/organization_id"));
    }

    /** The same person with an API key that permits one thing. */
    Person withKey(Person somebody, Permission permission) {
        Reply key = made(program.caller()
                .token(somebody.token())
                .post(place + "/api-keys", "{\"name\":\"one thing\",\"permissions\":[\"" + permission + "\"]}"));
        return new Person(somebody.id(), somebody.email(), key.at("/token"), organization);
    }

    private static Reply made(Reply reply) {
        assertThat(reply.status())
                .as(reply.method() + " " + reply.path() + " " + reply.text())
                .isBetween(200, 202);
        return reply;
    }

    /** A request of somebody for an operation. */
    Request request(Operations operations, Operation operation, Person asks, String permission) {
        return operations.request(operation, new For(asks, permission));
    }

    /** Sends a request. */
    static Reply send(Caller caller, Request request) {
        Caller ready = caller.with("If-Match", "*");
        String method = request.operation().method();
        if (request.operation().isUpload()) {
            return ready.upload(request.path(), "app.log", LOG);
        }
        return request.body().isMissingNode()
                ? ready.send(method, request.path(), BodyPublishers.noBody())
                : ready.with("Content-Type", "application/json")
                        .send(
                                method,
                                request.path(),
                                BodyPublishers.ofString(request.body().toString()));
    }

    /** What was made before is not used again, because somebody may have changed it. */
    void renew() {
        lasting.clear();
    }

    private final class For implements Operations.Filling {

        private final Person asks;
        private final String permission;
        private String lastCase = "";

        private For(Person asks, String permission) {
            this.asks = asks;
            this.permission = permission;
        }

        @Override
        public String id(Operation operation, Place at) {
            return switch (at.kinds().getFirst()) {
                case "case" -> newCase(operation);
                case "prop" ->
                    made(owner.post(CASES + lastCase + "/proposals", "{\"to\":\"investigating\"}"))
                            .at("/id");
                case "file" -> file(operation).at("/id");
                case "hyp" -> hypothesis(operation);
                case "sol" ->
                    made(owner.post(CASES + lastCase + "/solutions", SOLUTION)).at("/id");
                case "job" -> file(operation).at("/job");
                case "user" -> colleague().id();
                case "schedule" ->
                    made(owner.post("/api/v1/schedules", SCHEDULE)).at("/id");
                case "team" -> team();
                case "role" -> lasting.computeIfAbsent("role", absent -> role());
                case "invite" -> lasting.computeIfAbsent("invite", absent -> invitation());
                case "whk" -> lasting.computeIfAbsent("webhook", absent -> webhook());
                case "dlv" -> delivery(lasting.getOrDefault("webhook", ""));
                case "key" -> lasting.computeIfAbsent("key", absent -> key());
                case "session" -> session(operation);
                case "org" -> asks.organization();
                case "letter" ->
                    program.deadLetter(TenantId.parse(asks.organization()).get());
                case "uuid" -> new UUID(7, 7).toString();
                default -> throw new AssertionError("nothing to fill in for " + operation + " " + at);
            };
        }

        @Override
        public JsonNode other(Operation operation, String name, JsonNode specimen) {
            JsonNodeFactory json = JsonNodeFactory.instance;
            return switch (name) {
                case "email" ->
                    json.stringNode(
                            operation.id().equals("logIn") ? asks.email() : "somebody-" + ++number + "@example.com");
                case "password", "current_password" -> json.stringNode(IdentityScene.PASSWORD);
                case "new_password" -> json.stringNode("another long password");
                case "issuer" -> json.stringNode("https://idp.example");
                case "slug" -> json.stringNode("slug-" + ++number);
                case "name" -> json.stringNode("Name " + ++number);
                case "permissions" -> json.arrayNode().add(permission);
                case "refresh_token" ->
                    json.stringNode(scene.logIn(asks.email()).at("/refresh_token"));
                default -> specimen;
            };
        }

        private String newCase(Operation operation) {
            lastCase = made(owner.post("/api/v1/cases", "{\"title\":\"x\",\"assignee\":\"" + asks.id() + "\"}"))
                    .at("/id");
            if (operation.path().endsWith("/shares/{grantee}")) {
                made(owner.post(
                        CASES + lastCase + "/shares",
                        "{\"grantee\":\"" + colleague().id() + "\"}"));
            }
            return lastCase;
        }

        private Reply file(Operation operation) {
            String where = isOfHypothesis(operation) ? lastCase : newCase(operation);
            return made(owner.upload(CASES + where + "/files", "app.log", LOG));
        }

        /** What stands below a hypothesis names no case: one is made, and what else is named belongs to it. */
        private static boolean isOfHypothesis(Operation operation) {
            return operation.path().startsWith("/api/v1/hypotheses/");
        }

        private String hypothesis(Operation operation) {
            String where = isOfHypothesis(operation) ? newCase(operation) : lastCase;
            return made(owner.post(CASES + where + "/hypotheses", HYPOTHESIS)).at("/id");
        }

        private Person colleague() {
            if (!lasting.containsKey("colleague")) {
                String email = "colleague-" + ++number + "@example.com";
                lasting.put("colleague", scene.bring(owner, organization, email));
                lasting.put("address of colleague", email);
            }
            return new Person(
                    lasting.getOrDefault("colleague", ""),
                    lasting.getOrDefault("address of colleague", ""),
                    "",
                    organization);
        }

        private String team() {
            String team = made(owner.post(place + "/teams", "{\"name\":\"Team " + ++number + "\"}"))
                    .at("/id");
            made(owner.put("/api/v1/teams/" + team + "/members/" + colleague().id(), "{\"role\":\"member\"}"));
            if (asks.organization().equals(organization)) {
                made(owner.put("/api/v1/teams/" + team + "/members/" + asks.id(), "{\"role\":\"lead\"}"));
            }
            return team;
        }

        /** Carries no more than the caller may hand on. */
        private String role() {
            return made(owner.post(
                            place + "/roles",
                            "{\"name\":\"Role " + ++number + "\",\"permissions\":[\"members:manage\"]}"))
                    .at("/id");
        }

        private String invitation() {
            return made(owner.post(
                            place + "/invitations",
                            "{\"email\":\"guest-" + ++number + "@example.com\",\"roles\":[\""
                                    + scene.role(owner, organization, "Viewer") + "\"]}"))
                    .at("/id");
        }

        private String key() {
            return made(owner.post(place + "/api-keys", "{\"name\":\"any\",\"permissions\":[\"cases:read\"]}"))
                    .at("/id");
        }

        private String webhook() {
            return made(owner.post("/api/v1/webhooks", "{\"url\":\"https://hooks.example.org/\",\"events\":[\"*\"]}"))
                    .at("/id");
        }

        /** One that has ended. */
        private String delivery(String webhook) {
            String delivery =
                    made(owner.post("/api/v1/webhooks/" + webhook + "/test")).at("/id");
            program.deliver(200);
            return delivery;
        }

        private String session(Operation operation) {
            boolean own = operation.path().startsWith("/api/v1/sessions");
            return scene.logIn(own ? asks.email() : colleague().email()).at("/session_id");
        }
    }
}
