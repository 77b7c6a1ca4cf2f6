package dev.sextant.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.identity.domain.BuiltInRole;
import dev.sextant.shared.web.Furnishing.Person;
import dev.sextant.shared.web.Operations.Operation;
import dev.sextant.shared.web.Operations.Request;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What only the server decides is sent along with every body of the contract, which is right in all else: each is refused by name, so nothing of it is ever taken over. */
class MassAssignmentTest {

    private static final List<String> OF_THE_SERVER = List.of(
            "id",
            "tenant",
            "tenant_id",
            "organization_id",
            "user_id",
            "owner",
            "role",
            "roles",
            "permissions",
            "is_admin",
            "plan",
            "status",
            "state",
            "version",
            "opened_by",
            "author",
            "created_at",
            "updated_at",
            "__proto__");

    private static Reply with(InMemoryProgram program, Person who, Request request, String field) {
        ObjectNode body = (ObjectNode) request.body().deepCopy();
        body.put(field, "x");
        var more = new Request(request.operation(), request.path(), body);
        return Furnishing.send(program.caller().token(who.token()), more);
    }

    private static boolean isRefusedByName(Reply reply, String field) {
        List<JsonNode> errors = reply.json().path("errors").valueStream().toList();
        return reply.status() == 400
                && errors.size() == 1
                && errors.getFirst().path("field").asString().equals("/" + field)
                && errors.getFirst().path("code").asString().equals("unknown_field");
    }

    @Test
    void no_body_takes_a_field_that_the_server_decides() {
        try (var program = new InMemoryProgram(new ContractCheck())) {
            var operations = new Operations(JsonFormat.tree(new Contract().json()));
            var furnishing = new Furnishing(program);
            Person owner = furnishing.person(BuiltInRole.OWNER);
            List<Operation> withBody = operations.all().stream()
                    .filter(operation -> !operations.fields(operation).isEmpty())
                    .toList();
            for (Operation operation : withBody) {
                Request request = furnishing.request(operations, operation, owner, "cases:read");
                Set<String> known = operations.fields(operation);
                for (String field : OF_THE_SERVER) {
                    if (!known.contains(field)) {
                        Reply reply = with(program, owner, request, field);
                        assertThat(isRefusedByName(reply, field))
                                .as("%s with %s: %s %s", operation, field, reply.status(), reply.text())
                                .isTrue();
                    }
                }
            }
            assertThat(withBody).hasSizeGreaterThan(25);
        }
    }
}
