package dev.sextant.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RoutesAndContractTest {

    private static final JsonNode DOCUMENT = JsonFormat.tree(new Contract().json());

    private static List<Route> routes() {
        try (var program = new InMemoryProgram(new ContractCheck())) {
            return program.routes();
        }
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
        assertThat(page)
                .doesNotContainPattern("(src|href|action)=\"([a-z]+:)?//")
                .doesNotContain("style=");
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
