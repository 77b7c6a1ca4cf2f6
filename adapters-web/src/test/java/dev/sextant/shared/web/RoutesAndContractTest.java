package dev.sextant.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.cases.web.CaseHandlers;
import dev.sextant.cases.web.CaseRoutes;
import dev.sextant.identity.web.AccountHandlers;
import dev.sextant.identity.web.AccountRoutes;
import dev.sextant.identity.web.ApiKeyHandlers;
import dev.sextant.identity.web.ApiKeyRoutes;
import dev.sextant.identity.web.AuditRoutes;
import dev.sextant.identity.web.AuthHandlers;
import dev.sextant.identity.web.AuthRoutes;
import dev.sextant.identity.web.OrganizationHandlers;
import dev.sextant.identity.web.OrganizationRoutes;
import dev.sextant.identity.web.RoleHandlers;
import dev.sextant.identity.web.RoleRoutes;
import dev.sextant.identity.web.SessionHandlers;
import dev.sextant.identity.web.SessionRoutes;
import dev.sextant.identity.web.TeamHandlers;
import dev.sextant.identity.web.TeamRoutes;
import dev.sextant.investigation.web.FileHandlers;
import dev.sextant.investigation.web.FileRoutes;
import dev.sextant.shared.application.AuditQueries;
import dev.sextant.shared.application.CancelJob;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.application.inmemory.InMemoryJobs;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Permission;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RoutesAndContractTest {

    private static final JsonNode DOCUMENT = JsonFormat.tree(new Contract().json());

    private static List<Route> routes() {
        var transactions = new InMemoryTransactions();
        var handling = new Handling(transactions, (name, actor, outcome, took) -> {}, () -> 0);
        var jobs = new InMemoryJobs(transactions, UUID::randomUUID, Clock.systemUTC(), Runnable::run);
        var permission = new Permission("cases:read");
        CaseHandlers cases = RoutesAndContractTest.<CaseHandlers>unused();
        FileHandlers files = RoutesAndContractTest.<FileHandlers>unused();
        return Stream.of(
                        new ServerRoutes(new ServerState(limit -> true), new Metrics()),
                        new CaseRoutes(handling, cases),
                        new FileRoutes(handling, files),
                        new JobRoutes(handling, jobs, new CancelJob(jobs, permission), permission),
                        new AuthRoutes(RoutesAndContractTest.<AuthHandlers>unused(), () -> "{}"),
                        new AccountRoutes(handling, RoutesAndContractTest.<AccountHandlers>unused()),
                        new SessionRoutes(handling, RoutesAndContractTest.<SessionHandlers>unused()),
                        new OrganizationRoutes(handling, RoutesAndContractTest.<OrganizationHandlers>unused()),
                        new RoleRoutes(handling, RoutesAndContractTest.<RoleHandlers>unused()),
                        new TeamRoutes(handling, RoutesAndContractTest.<TeamHandlers>unused()),
                        new ApiKeyRoutes(handling, RoutesAndContractTest.<ApiKeyHandlers>unused()),
                        new AuditRoutes(handling, RoutesAndContractTest.<AuditQueries>unused()))
                .flatMap(part -> part.routes().stream())
                .toList();
    }

    /** Handlers are only called by requests, and none is made here. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T unused() {
        return null;
    }

    @Test
    void every_route_is_an_operation_of_the_contract_and_every_operation_has_a_route() {
        Set<String> registered = routes().stream()
                .map(route -> route.method() + " " + route.path())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(registered).isEqualTo(new ContractCheck().operations()).hasSizeGreaterThan(86);
    }

    @Test
    void every_route_takes_exactly_the_query_parameters_of_its_operation() {
        for (Route route : routes()) {
            JsonNode item = DOCUMENT.path("paths").path(route.path());
            var documented = new TreeSet<String>();
            JsonNode operation = item.path(route.method().name().toLowerCase(java.util.Locale.ROOT));
            Stream.of(item.path("parameters"), operation.path("parameters"))
                    .flatMap(JsonNode::valueStream)
                    .map(parameter -> parameter.has("$ref")
                            ? DOCUMENT.at(parameter.path("$ref").asString().substring(1))
                            : parameter)
                    .filter(parameter -> parameter.path("in").asString().equals("query"))
                    .forEach(parameter -> documented.add(parameter.path("name").asString()));
            assertThat(new TreeSet<>(route.query())).as(route.path()).isEqualTo(documented);
        }
    }

    @Test
    void the_served_document_is_the_written_one() {
        try (var program = new InMemoryProgram(new ContractCheck())) {
            Caller caller = program.caller();
            assertThat(caller.get("/openapi.yaml").text()).isEqualTo(Contract.resource("/openapi/openapi.yaml"));
            assertThat(caller.get("/openapi.json").json()).isEqualTo(DOCUMENT);
        }
    }

    @Test
    void the_reference_page_shows_every_operation_and_schema_and_loads_nothing_from_elsewhere() {
        String page = new Contract().reference();
        DOCUMENT.path("paths")
                .forEach(item -> item.forEach(operation -> {
                    if (operation.has("operationId")) {
                        assertThat(page)
                                .contains(
                                        "id=\"" + operation.path("operationId").asString() + "\"");
                    }
                }));
        DOCUMENT.path("components")
                .path("schemas")
                .propertyNames()
                .forEach(name -> assertThat(page).contains("id=\"schema-" + name + "\""));
        assertThat(page).doesNotContain("http://").doesNotContain("https://").doesNotContain("style=");
    }

    @Test
    void a_problem_leads_to_a_page_that_explains_it() {
        try (var program = new InMemoryProgram(new ContractCheck())) {
            Reply refused = program.ann().get("/api/v1/cases/case_x");
            Reply page = program.caller().get(refused.at("/type"));
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.text()).contains("case_not_found");
        }
    }
}
