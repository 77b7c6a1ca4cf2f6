package dev.sextant.bootstrap.isolation;

import dev.sextant.bootstrap.Eventually;
import dev.sextant.bootstrap.isolation.Web.Answer;
import dev.sextant.shared.domain.TypeId;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** An organisation with something of everything, brought about through the interface alone. Every text in it carries its word, which must never be read elsewhere. */
final class Furnished {

    static final String PASSWORD = "correct horse battery";
    /** The built-in roles, from the one that may most. */
    static final List<String> ROLES = List.of("owner", "admin", "member", "viewer");

    /** A port on which nobody listens. */
    static final String NOBODY_RECEIVES = "127.0.0.1:1";

    private final Web web;
    private final String word;
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, String> hidden = new HashMap<>();
    private final Map<String, String> tokens = new LinkedHashMap<>();
    private final Map<String, String> users = new LinkedHashMap<>();
    private final String place;
    private int newcomers;

    Furnished(Web web, String word) {
        this.web = web;
        this.word = word;
        Answer registered = web.send(
                        "POST",
                        "/api/v1/auth/register",
                        "",
                        "{\"email\":\"" + email("owner") + "\",\"password\":\"" + PASSWORD + "\",\"display_name\":\""
                                + word + "\",\"organization_name\":\"" + word + "\",\"slug\":\"" + word + "\"}")
                .with(201);
        ids.put("org", registered.at("/organization_id"));
        users.put("owner", registered.at("/user_id"));
        place = "/api/v1/organizations/" + ids.get("org");
        tokens.put("owner", logIn(email("owner")).at("/access_token"));
        people();
        things();
        ids.putAll(caseWithEverything(id("user")));
        post("/api/v1/cases/" + ids.get("case") + "/shares", "{\"grantee\":\"organization\",\"access\":\"write\"}");
        ids.put("into", newCase(id("user")));
        hidden.putAll(caseWithEverything(""));
        hidden.put("into", hiddenId("case"));
        ids.put(
                "uuid",
                TypeId.parse("case", hiddenId("case")).map(UUID::toString).get());
    }

    private String email(String name) {
        return name + "@" + word + ".example";
    }

    private Answer post(String path, String json) {
        return web.send("POST", path, token("owner"), json).with(201);
    }

    private void people() {
        for (String role : List.of("admin", "member", "viewer")) {
            users.put(role, bring(email(role), role));
            Answer login = logIn(email(role));
            tokens.put(role, login.at("/access_token"));
            ids.put("session", login.at("/session_id"));
        }
        ids.put("user", users.getOrDefault("member", ""));
    }

    private JsonNode roles() {
        return web.send("GET", place + "/roles?limit=100", token("owner"), "")
                .with(200)
                .json()
                .path("items");
    }

    private JsonNode role(String name) {
        return roles().valueStream()
                .filter(role -> role.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String bring(String email, String role) {
        String link = post(
                        place + "/invitations",
                        "{\"email\":\"" + email + "\",\"roles\":[\""
                                + role(role).path("id").asString() + "\"]}")
                .at("/link");
        return web.send(
                        "POST",
                        "/api/v1/auth/accept-invitation",
                        "",
                        "{\"token\":\"" + link.replaceAll(".*#token=", "") + "\",\"password\":\"" + PASSWORD
                                + "\",\"display_name\":\"" + word + "\"}")
                .with(200)
                .at("/user_id");
    }

    /** Another member; answers their address. */
    String newcomer() {
        String email = email("newcomer-" + ++newcomers);
        bring(email, "member");
        return email;
    }

    /** An API key that may everything, and is good for nothing any more. */
    String revokedKey() {
        Answer key = key();
        web.send("DELETE", place + "/api-keys/" + key.at("/id"), token("owner"), "")
                .with(204);
        return key.at("/token");
    }

    /** Logs somebody in. */
    Answer logIn(String email) {
        return logIn(email, "");
    }

    /** Logs somebody in to a place of their choice; nothing is the organisation that they joined first. */
    Answer logIn(String email, String where) {
        String rest = where.isEmpty() ? "" : ",\"organization\":\"" + where + "\"";
        return web.send(
                        "POST",
                        "/api/v1/auth/login",
                        "",
                        "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"" + rest + "}")
                .with(200);
    }

    private void things() {
        ids.put("team", post(place + "/teams", "{\"name\":\"" + word + "\"}").at("/id"));
        web.send(
                        "PUT",
                        "/api/v1/teams/" + ids.get("team") + "/members/" + users.get("member"),
                        token("owner"),
                        "{\"role\":\"lead\"}")
                .with(200);
        ids.put(
                "role",
                post(place + "/roles", "{\"name\":\"" + word + "\",\"permissions\":[\"cases:read\"]}")
                        .at("/id"));
        ids.put(
                "invite",
                post(
                                place + "/invitations",
                                "{\"email\":\"" + email("guest") + "\",\"roles\":[\"" + ids.get("role") + "\"]}")
                        .at("/id"));
        ids.put(
                "schedule",
                post("/api/v1/schedules", "{\"name\":\"" + word + "\",\"kind\":\"verify_audit\",\"cron\":\"@yearly\"}")
                        .at("/id"));
        Answer key = key();
        ids.put("key", key.at("/id"));
        tokens.put("key", key.at("/token"));
        webhook();
    }

    /** It wants no event, and nobody receives: what came of the one delivery stays as it is. */
    private void webhook() {
        String webhook = post(
                        "/api/v1/webhooks",
                        "{\"url\":\"http://" + NOBODY_RECEIVES + "/\",\"description\":\"" + word
                                + "\",\"events\":[\"no.such_event\"]}")
                .at("/id");
        String path = "/api/v1/webhooks/" + webhook;
        String delivery =
                web.send("POST", path + "/test", token("owner"), "").with(202).at("/id");
        Eventually.is(
                Duration.ofSeconds(60),
                () -> web.send("GET", path + "/deliveries/" + delivery, token("owner"), "")
                        .at("/state")
                        .equals("failed"));
        ids.put("whk", webhook);
        ids.put("dlv", delivery);
    }

    private Answer key() {
        return post(
                place + "/api-keys",
                "{\"name\":\"" + word + "\",\"permissions\":" + role("owner").path("permissions") + "}");
    }

    private String newCase(String assignee) {
        String rest = assignee.isEmpty() ? "" : ",\"assignee\":\"" + assignee + "\"";
        return post("/api/v1/cases", "{\"title\":\"" + word + "\",\"tags\":[\"" + word + "\"]" + rest + "}")
                .at("/id");
    }

    private Map<String, String> caseWithEverything(String assignee) {
        String id = newCase(assignee);
        String path = "/api/v1/cases/" + id;
        post(path + "/messages", "{\"text\":\"" + word + "\"}");
        String proposal = post(path + "/proposals", "{\"to\":\"investigating\",\"reason\":\"" + word + "\"}")
                .at("/id");
        Answer file =
                web.upload(path + "/files", token("owner"), word + " " + id).with(202);
        String job = file.at("/job");
        Eventually.is(
                Duration.ofSeconds(60),
                () -> Set.of("done", "succeeded", "failed")
                        .contains(web.send("GET", "/api/v1/jobs/" + job, token("owner"), "")
                                .at("/state")));
        String hypothesis = post(path + "/hypotheses", "{\"title\":\"" + word + "\",\"category\":\"network\"}")
                .at("/id");
        String solution = post(
                        path + "/solutions",
                        "{\"title\":\"" + word
                                + "\",\"kind\":\"mitigation\",\"risk\":\"low\",\"reversible\":false,\"blast_radius\":\""
                                + word + "\"}")
                .at("/id");
        return Map.of(
                "case", id, "prop", proposal, "file", file.at("/id"), "job", job, "hyp", hypothesis, "sol", solution);
    }

    /** Notes a thing of it that no interface makes. */
    void has(String kind, String id) {
        ids.put(kind, id);
    }

    /** The word in all its texts. */
    String word() {
        return word;
    }

    /** The address of who owns it. */
    String owner() {
        return email("owner");
    }

    /** The token of somebody by role, or of the API key that may everything. */
    String token(String who) {
        return tokens.getOrDefault(who, "");
    }

    /** Tokens of everybody in it, by role, and of its API key. */
    Map<String, String> tokens() {
        return Collections.unmodifiableMap(tokens);
    }

    /** The id of its thing of a kind; whatever an operation can name must be here. */
    String id(String kind) {
        String id = ids.get(kind);
        if (id == null) {
            throw new AssertionError("there is no " + kind + " to ask for");
        }
        return id;
    }

    /** The id of a thing that concerns its owner alone; empty for kinds that concern everybody. */
    String hiddenId(String kind) {
        return hidden.getOrDefault(kind, "");
    }

    /** Its id and those of its people, as the database has them: the planes in which its rows are. */
    Set<UUID> planes() {
        Set<UUID> planes = users.values().stream()
                .map(user -> TypeId.parse("user", user).get())
                .collect(Collectors.toSet());
        planes.add(TypeId.parse("org", id("org")).get());
        return planes;
    }

    /** What must not be read by anybody else: its word and all its ids. */
    Set<String> canaries() {
        Set<String> all = new HashSet<>(ids.values());
        all.addAll(hidden.values());
        all.addAll(users.values());
        all.add(word);
        return all;
    }
}
