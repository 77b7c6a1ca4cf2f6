package dev.sextant.benchmarks.http;

import dev.sextant.benchmarks.JsonClient;

/**
 * An organisation in which a team was given a case.
 *
 * @param organization its id
 * @param member the id of a member who is in the team and sees the case by that alone
 * @param caseId the case
 * @param ownersToken an access token of the owner
 * @param membersToken an access token of the member
 */
record SharedCase(String organization, String member, String caseId, String ownersToken, String membersToken) {

    private static final String PASSWORD = "a long walk by the sea";

    /** Makes one through the interface of a server that has no organisation yet. */
    static SharedCase furnish(int port) {
        var client = new JsonClient(port);
        String organization = client.post(
                        "/auth/register",
                        "",
                        "{%s,\"display_name\":\"Ada\",\"organization_name\":\"Example\",\"slug\":\"example\"}"
                                .formatted(credentials("ada")))
                .path("organization_id")
                .asString();
        String owner = logIn(client, "ada");
        String place = "/organizations/" + organization;
        String member = bring(client, place, owner);
        String team = created(client.post(place + "/teams", owner, "{\"name\":\"On call\"}"));
        client.put("/teams/" + team + "/members/" + member, owner, "{\"role\":\"member\"}");
        String caseId = created(
                client.post(
                        "/cases",
                        owner,
                        "{\"title\":\"Checkout answers slowly\",\"description\":\"Since noon half of the orders take ten seconds.\",\"severity\":\"high\"}"));
        client.post("/cases/" + caseId + "/shares", owner, "{\"grantee\":\"" + team + "\"}");
        return new SharedCase(organization, member, caseId, owner, logIn(client, "grace"));
    }

    private static String bring(JsonClient client, String place, String owner) {
        String role = client.get(place + "/roles?limit=100", owner)
                .path("items")
                .valueStream()
                .filter(each -> each.path("name").asString().equals("member"))
                .map(each -> each.path("id").asString())
                .findFirst()
                .orElseThrow();
        String link = client.post(
                        place + "/invitations", owner, "{\"email\":\"grace@example.com\",\"roles\":[\"" + role + "\"]}")
                .path("link")
                .asString();
        return client.post(
                        "/auth/accept-invitation",
                        "",
                        "{\"token\":\"%s\",\"password\":\"%s\",\"display_name\":\"Grace\"}"
                                .formatted(link.replaceAll(".*#token=", ""), PASSWORD))
                .path("user_id")
                .asString();
    }

    private static String logIn(JsonClient client, String name) {
        return client.post("/auth/login", "", "{" + credentials(name) + "}")
                .path("access_token")
                .asString();
    }

    private static String credentials(String name) {
        return "\"email\":\"" + name + "@example.com\",\"password\":\"" + PASSWORD + "\"";
    }

    private static String created(tools.jackson.databind.JsonNode answer) {
        return answer.path("id").asString();
    }
}
