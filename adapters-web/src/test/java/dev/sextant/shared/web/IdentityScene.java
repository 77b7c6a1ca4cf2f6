package dev.sextant.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

/** An organisation with people in it, brought about through the interface alone. */
final class IdentityScene {

    static final String PASSWORD = "correct horse battery";

    private final InMemoryProgram program;

    IdentityScene(InMemoryProgram program) {
        this.program = program;
    }

    /** Registers an organisation; answers its id. */
    String found(String email, String slug) {
        Reply registered = program.caller()
                .post(
                        "/api/v1/auth/register",
                        "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD
                                + "\",\"display_name\":\"Somebody\",\"organization_name\":\"Of " + slug
                                + "\",\"slug\":\"" + slug + "\"}");
        assertThat(registered.status()).isEqualTo(201);
        return registered.at("/organization_id");
    }

    /** Logs in; answers the tokens. */
    Reply logIn(String email) {
        Reply login = program.caller()
                .post("/api/v1/auth/login", "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}");
        assertThat(login.status()).as(login.text()).isEqualTo(200);
        return login;
    }

    /** Somebody who logged in. */
    Caller as(String email) {
        return program.caller().token(logIn(email).at("/access_token"));
    }

    /** Invites somebody, who opens an account and joins; answers their id. */
    String bring(Caller inviter, String organization, String email) {
        return bring(inviter, organization, email, "Member");
    }

    /** Invites somebody to a role of this name, who opens an account and joins; answers their id. */
    String bring(Caller inviter, String organization, String email, String roleName) {
        String role = role(inviter, organization, roleName);
        Reply invited = inviter.post(
                "/api/v1/organizations/" + organization + "/invitations",
                "{\"email\":\"" + email + "\",\"roles\":[\"" + role + "\"]}");
        assertThat(invited.status()).as(invited.text()).isEqualTo(201);
        Reply joined = program.caller()
                .post(
                        "/api/v1/auth/accept-invitation",
                        "{\"token\":\"" + program.letter(email, "sxt_inv_") + "\",\"password\":\"" + PASSWORD
                                + "\",\"display_name\":\"Newcomer\"}");
        assertThat(joined.status()).as(joined.text()).isEqualTo(200);
        return joined.at("/user_id");
    }

    /** The id of a role by its name, in whatever case. */
    String role(Caller caller, String organization, String name) {
        return caller.get("/api/v1/organizations/" + organization + "/roles?limit=100")
                .json()
                .path("items")
                .valueStream()
                .filter(role -> role.path("name").asString().equalsIgnoreCase(name))
                .map(role -> role.path("id").asString())
                .findFirst()
                .orElseThrow();
    }
}
