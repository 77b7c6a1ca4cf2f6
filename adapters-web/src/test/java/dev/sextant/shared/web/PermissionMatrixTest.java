package dev.sextant.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.identity.domain.BuiltInRole;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.web.Furnishing.Person;
import dev.sextant.shared.web.Operations.Operation;
import dev.sextant.shared.web.Operations.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation of the contract, tried with every built-in role, with an API key for each single permission and without a token, against the table in {@code docs/permissions.md}. */
class PermissionMatrixTest {

    private static final Path TABLE = Path.of("..", "docs", "permissions.md");
    private static final String COMMAND = "mvn -pl adapters-web -am verify -Dsextant.permissions=write";

    /** What needs more than a permission to be done, such as a letter or a device; they are refused, but not for want of one. */
    private static final Set<String> TAKE_MORE =
            Set.of("joinOrganization", "confirmSecondFactor", "removeSecondFactor", "retryAnalysis");

    private static InMemoryProgram program;
    private static Operations operations;
    private static PermissionTable table;
    private static Furnishing furnishing;

    @BeforeAll
    static void start() {
        program = new InMemoryProgram(new ContractCheck());
        operations = new Operations(JsonFormat.tree(new Contract().json()));
        table = new PermissionTable(operations, program.routes());
        furnishing = new Furnishing(program);
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @Test
    void the_table_in_the_documents_is_what_routes_and_roles_say() throws IOException {
        String written = table.text(COMMAND);
        if (System.getProperty("sextant.permissions", "compare").equals("write")) {
            Files.writeString(TABLE, written);
        }
        assertThat(Files.exists(TABLE) ? Files.readString(TABLE) : "")
                .as(
                        "docs/permissions.md does not say what the routes say; look at the difference, then run: %s",
                        COMMAND)
                .isEqualTo(written);
    }

    private static List<Operation> behindToken() {
        return operations.all().stream()
                .filter(operation -> table.route(operation).access() == Route.Access.TOKEN)
                .toList();
    }

    private static Permission needed(Operation operation) {
        return table.route(operation).needs().permission().get();
    }

    private static String condition(Operation operation) {
        return table.route(operation).needs().provided().getOrElse("");
    }

    private static Reply tried(Person who, Operation operation, String permission) {
        Request request = furnishing.request(operations, operation, who, permission);
        return Furnishing.send(program.caller().token(who.token()), request);
    }

    private static String told(Object who, Operation operation, Reply reply) {
        return who + " asks for " + operation + ": " + reply.status() + " " + reply.text();
    }

    /** Whoever changed something may have changed themselves or what others would be tried on. */
    private static boolean changed(Operation operation, Reply reply) {
        return reply.status() < 300 && !operation.method().equals("GET");
    }

    @ParameterizedTest
    @EnumSource
    void every_operation_is_open_to_a_role_exactly_where_the_table_says_so(BuiltInRole role) {
        Person who = furnishing.person(role);
        var notDone = new TreeSet<String>();
        for (Operation operation : behindToken()) {
            Reply reply = tried(who, operation, needed(operation).value());
            String what = told(role, operation, reply);
            if (!PermissionTable.has(role, table.route(operation))) {
                assertThat(reply.status()).as(what).isEqualTo(403);
                assertThat(reply.at("/code")).as(what).isEqualTo("not_permitted");
            } else {
                assertThat(reply.status()).as(what).isNotIn(401, 403);
                if (reply.status() >= 300) {
                    notDone.add(operation.id());
                }
            }
            if (changed(operation, reply)) {
                furnishing.renew();
                who = furnishing.person(role);
            }
        }
        assertThat(notDone).as("%s may, and yet", role).isSubsetOf(TAKE_MORE);
    }

    private static Stream<Permission> grantable() {
        return Permissions.grantable().stream();
    }

    /** A key of an owner, who may everything: what the key does not name, it cannot do, and what it names, that alone is enough. */
    @ParameterizedTest
    @MethodSource("grantable")
    void an_api_key_does_what_it_names_and_nothing_else_its_owner_may(Permission only) {
        Person owner = furnishing.person(BuiltInRole.OWNER);
        furnishing.renew();
        Person machine = furnishing.withKey(owner, only);
        for (Operation operation : behindToken()) {
            Reply reply = tried(machine, operation, only.value());
            String what = told("a key for " + only, operation, reply);
            if (!needed(operation).equals(only)) {
                assertThat(reply.status()).as(what).isEqualTo(403);
                assertThat(reply.at("/code")).as(what).isIn("not_permitted", "session_needed");
            } else if (condition(operation).contains("session")) {
                assertThat(reply.status()).as(what).isEqualTo(403);
                assertThat(reply.at("/code")).as(what).isEqualTo("session_needed");
            } else {
                assertThat(reply.status()).as(what).isNotIn(401, 403);
            }
            if (changed(operation, reply)) {
                furnishing.renew();
            }
        }
    }

    @Test
    void without_a_token_and_with_one_that_nobody_gave_only_what_is_public_is_answered() {
        Person owner = furnishing.person(BuiltInRole.OWNER);
        furnishing.renew();
        for (Operation operation : operations.all()) {
            Request request = furnishing.request(operations, operation, owner, "cases:read");
            Caller nobody = program.caller();
            boolean isPublic = table.route(operation).access() == Route.Access.ANYBODY;
            for (Caller caller : List.of(
                    nobody.with("X-Forwarded-For", "192.0.2.1"),
                    nobody.with("X-Forwarded-For", "192.0.2.1").token("sxt_key_made_up"),
                    nobody.with("X-Forwarded-For", "192.0.2.1").token("e30.e30.e30"))) {
                Reply reply = Furnishing.send(caller, request);
                String what = told("nobody", operation, reply);
                assertThat(reply.status() == 401 && reply.at("/code").equals("unauthenticated"))
                        .as(what)
                        .isEqualTo(!isPublic);
                assertThat(reply.status()).as(what).isNotEqualTo(403);
            }
        }
    }

    @Test
    void a_member_of_a_team_who_does_not_lead_it_decides_on_nobody() {
        Person lead = furnishing.person(BuiltInRole.MEMBER);
        Person member = furnishing.person(BuiltInRole.MEMBER);
        furnishing.renew();
        List<Operation> ofLeads = behindToken().stream()
                .filter(operation -> condition(operation).startsWith("the caller leads the team"))
                .toList();
        assertThat(ofLeads).hasSize(2);
        for (Operation operation : ofLeads) {
            Request ofLead = furnishing.request(operations, operation, lead, "members:read");
            Reply refused = Furnishing.send(program.caller().token(member.token()), ofLead);
            assertThat(refused.at("/code"))
                    .as(told("a member", operation, refused))
                    .isEqualTo("no_team_lead");
            Reply done = Furnishing.send(program.caller().token(lead.token()), ofLead);
            assertThat(done.status()).as(told("the lead", operation, done)).isBetween(200, 204);
        }
    }
}
