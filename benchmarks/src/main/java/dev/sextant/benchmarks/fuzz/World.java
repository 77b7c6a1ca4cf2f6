package dev.sextant.benchmarks.fuzz;

import dev.sextant.benchmarks.JsonClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** An organisation with something of everything, and whatever answers about it have told so far: requests that name what is there reach further than those that name nothing. */
final class World {

    static final String PASSWORD = "a long walk by the sea";

    private static final Pattern ID = Pattern.compile("\\b([a-z]{2,12})_[0-7][0-9a-hjkmnp-tv-z]{25}\\b");
    private static final Pattern TOKEN = Pattern.compile("sxt_[a-z]{3}_[A-Za-z0-9_-]{43,60}");
    private static final Pattern CURSOR = Pattern.compile("\"next_cursor\":\"([^\"]+)\"");
    private static final int REMEMBERED = 200;

    private final JsonClient client;
    private final String name;
    private final Map<String, List<String>> ids = new HashMap<>();
    private final List<String> secrets = new ArrayList<>();
    private final List<String> cursors = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();
    private String owner;
    private String member;

    /** Furnishes one; its name must be a slug that no other has. */
    World(JsonClient client, String name) {
        this.client = client;
        this.name = name;
        learn(client.post(
                "/auth/register",
                "",
                "{%s,\"display_name\":\"Ada\",\"organization_name\":\"%s\",\"slug\":\"%s\"}"
                        .formatted(credentials("ada"), name, name)));
        owner = logIn("ada");
        String place = "/organizations/" + latest("org");
        people(place);
        things(place);
        member = logIn("grace");
    }

    private void people(String place) {
        JsonNode roles = learn(client.get(place + "/roles?limit=100", owner));
        String role = roles.path("items")
                .valueStream()
                .filter(each -> each.path("name").asString().equals("member"))
                .map(each -> each.path("id").asString())
                .findFirst()
                .orElseThrow();
        String link = learn(client.post(
                        place + "/invitations",
                        owner,
                        "{\"email\":\"%s\",\"roles\":[\"%s\"]}".formatted(email("grace"), role)))
                .path("link")
                .asString();
        learn(client.post(
                "/auth/accept-invitation",
                "",
                "{\"token\":\"%s\",\"password\":\"%s\",\"display_name\":\"Grace\"}"
                        .formatted(link.replaceAll(".*#token=", ""), PASSWORD)));
        learn(client.post(
                place + "/invitations",
                owner,
                "{\"email\":\"%s\",\"roles\":[\"%s\"]}".formatted(email("guest"), role)));
    }

    private void things(String place) {
        String team = id(client.post(place + "/teams", owner, "{\"name\":\"On call\"}"));
        learn(client.put("/teams/" + team + "/members/" + latest("user"), owner, "{\"role\":\"lead\"}"));
        id(client.post(place + "/roles", owner, "{\"name\":\"Reader\",\"permissions\":[\"cases:read\"]}"));
        id(client.post(place + "/api-keys", owner, "{\"name\":\"ci\",\"permissions\":[\"cases:read\"]}"));
        for (int i = 0; i < 3; i++) {
            String one =
                    "/cases/" + id(client.post("/cases", owner, "{\"title\":\"Mail is late\",\"tags\":[\"mail\"]}"));
            id(client.post(one + "/messages", owner, "{\"text\":\"Since noon.\"}"));
            id(client.post(one + "/proposals", owner, "{\"to\":\"investigating\",\"reason\":\"It hurts.\"}"));
            client.post(one + "/shares", owner, "{\"grantee\":\"" + team + "\",\"access\":\"write\"}");
            learn(client.upload(one + "/files", owner, "2026-11-21 12:00:00 ERROR no answer " + i + "\n"));
        }
    }

    private String latest(String kind) {
        return ids.getOrDefault(kind, List.of()).getLast();
    }

    private String id(JsonNode answer) {
        return learn(answer).path("id").asString();
    }

    private JsonNode learn(JsonNode answer) {
        learn(answer.toString(), "");
        return answer;
    }

    /** Remembers what an answer tells: ids, tokens, marks in lists, entity tags. */
    void learn(String body, String etag) {
        ID.matcher(body)
                .results()
                .forEach(found ->
                        remember(ids.computeIfAbsent(found.group(1), kind -> new ArrayList<>()), found.group()));
        TOKEN.matcher(body).results().forEach(found -> remember(secrets, found.group()));
        CURSOR.matcher(body).results().forEach(found -> remember(cursors, found.group(1)));
        if (!etag.isEmpty()) {
            remember(tags, etag);
        }
    }

    private static void remember(List<String> all, String one) {
        if (!all.contains(one)) {
            all.add(one);
        }
        if (all.size() > REMEMBERED) {
            all.remove(REMEMBERED / 2);
        }
    }

    /** Logs both in again, after a request that was meant to ended a session. */
    void renew() {
        owner = logIn("ada");
        member = logIn("grace");
    }

    private String logIn(String who) {
        return learn(client.post("/auth/login", "", "{" + credentials(who) + "}"))
                .path("access_token")
                .asString();
    }

    private String credentials(String who) {
        return "\"email\":\"" + email(who) + "\",\"password\":\"" + PASSWORD + "\"";
    }

    /** The address of somebody in it: {@code ada} owns it, {@code grace} is a member, {@code guest} is invited. */
    String email(String who) {
        return who + "@" + name + ".example";
    }

    String ownersToken() {
        return owner;
    }

    String membersToken() {
        return member;
    }

    /** One of the known ids of a kind, or one that names nothing. */
    String id(String kind, Random random) {
        List<String> known = ids.getOrDefault(kind, List.of());
        return known.isEmpty() ? kind + "_01h455vb4pex5vsknk084sn02q" : any(known, random);
    }

    /** One of the tokens that are shown once, or one that was never given. */
    String secret(Random random) {
        return secrets.isEmpty() ? "sxt_ref_" + "A".repeat(43) : any(secrets, random);
    }

    /** One of the marks in lists; empty when none is known. */
    String cursor(Random random) {
        return cursors.isEmpty() ? "" : any(cursors, random);
    }

    /** One of the entity tags, or one of nothing. */
    String tag(Random random) {
        return tags.isEmpty() ? "\"1-0\"" : any(tags, random);
    }

    private static String any(List<String> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
