package dev.sextant.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule is shown to catch a violation, to let clean code pass, and to refuse to pass on nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HexagonalRulesTest {

    private static final String CLEAN = "fixtures.clean";

    /** All of them at once: what takes time is to look up what the classes lean on. */
    private final JavaClasses fixtures = new ClassFileImporter().importPackages("fixtures");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            domain-dependencies | Order | Order.java | tools.jackson.databind.JsonNode
            application-dependencies | PlaceOrder | PlaceOrder.java | OrderRows
            sequences-carry-errors | Order | Order.java | io.vavr.collection.Seq
            rooms | OrderService | OrderService.java | orders.services
            contexts-apart | PlaceOrder | PlaceOrder.java | context orders sees context billing
            only-wiring-sees-adapters | OrderRoutes | OrderRoutes.java | sees the persistence adapter
            injector-only-in-wiring | PlaceOrder | PlaceOrder.java | com.google.inject.Inject
            http-server-only-in-web | PlaceOrder | PlaceOrder.java | io.javalin.http.Context
            database-only-in-persistence | OrderRoutes | OrderRoutes.java | java.sql.Connection
            database-only-in-persistence | Launcher | Launcher.java | java.sql.Connection
            models-only-in-llm | SuggestOrder | SuggestOrder.java | dev.langchain4j
            numerics-only-in-analytics | ForecastOrders | ForecastOrders.java | org.hipparchus
            formats-only-at-the-edge | ImportOrders | ImportOrders.java | tools.jackson
            ports-say-so | Orders | Orders.java | without a port stereotype
            strict-hexagon | OrderRoutes | OrderRoutes.java | Discounts
            domain-driven-design | Order | Order.java | refers to an aggregate root
            aggregates-apart | Order | Order.java | io.vavr.control.Option<fixtures.aggregatesapart.orders.domain.Customer>
            aggregates-apart | Order | Order.java | Order.inEither holds
            aggregates-apart | Order | Order.java | Order.inValidation holds
            aggregates-apart | Order | Order.java | Order.inTry holds
            aggregates-apart | Order | Order.java | Order.inOptional holds
            aggregates-apart | Order | Order.java | Order.inListOfOption holds
            aggregates-apart | Order | Order.java | Order.asKey holds
            aggregates-apart | Order | Order.java | Order.inArray holds
            aggregates-apart | OrderLine | OrderLine.java | OrderLine.receiver holds
            ports-speak-the-domain | Orders | Orders.java | orders.persistence.OrderRow
            absence-is-option | Order | Order.java | java.util.Optional
            restore | OrderRoutes | OrderRoutes.java | restores Order
            restore | OrderImport | OrderImport.java | restores Order
            handle | OrderRoutes | OrderRoutes.java | handles a command by itself
            aggregates-are-closed | Order | Order.java | can be extended
            aggregates-are-closed | Order | Order.java | constructor that is not private
            aggregates-are-closed | Order | Order.java | changing field amount
            ids-are-records | OrderId | OrderId.java | is an id and no record
            ids-are-records | CustomerId | CustomerId.java | does not implement Identifier
            values-are-records | Money | Money.java | neither record, enum nor sealed
            values-are-records | Money | Money.java | changing field amount
            events-are-sealed | OrderEvent | OrderEvent.java | open family
            events-are-sealed | OrderPlaced | OrderPlaced.java | outside every sealed family
            refusals-are-sealed | OrderRefused | OrderRefused.java | outside every sealed family
            use-cases-are-verbs | OrderPlacement | OrderPlacement.java | can be extended
            use-cases-are-verbs | OrderPlacement | OrderPlacement.java | not a verb with an object
            use-cases-are-verbs | OrderPlacement | OrderPlacement.java | nested record Command
            queries-answer-views | OrderQueries | OrderQueries.java | loads an aggregate
            fakes-in-memory | InMemoryOrders | InMemoryOrders.java | outside application.inmemory
            names | OrderManager | OrderManager.java | 'Manager'
            names | OrderRepository | OrderRepository.java | 'Repository'
            time-comes-in | Order | Order.java | Instant.now
            randomness-comes-in | Order | Order.java | UUID.randomUUID
            nothing-prints | PlaceOrder | PlaceOrder.java | System.out
            nothing-sleeps | OrderRoutes | OrderRoutes.java | Thread.sleep
            no-field-injection | Launcher | Launcher.java | work
            no-static-mutable-state | PlaceOrder | PlaceOrder.java | SEEN
            no-static-mutable-state | PlaceOrder | PlaceOrder.java | COUNT
            no-static-mutable-state | PlaceOrder | PlaceOrder.java | last
            """)
    void a_rule_names_the_class_and_the_line_that_break_it(String rule, String culprit, String file, String words) {
        assertThat(judge(rule).violations())
                .filteredOn(violation -> violation.className().endsWith("." + culprit))
                .filteredOn(violation -> violation.what().contains(words))
                .isNotEmpty()
                .allSatisfy(violation -> {
                    assertThat(violation.file()).isEqualTo(file);
                    assertThat(violation.line()).isPositive();
                });
    }

    @ParameterizedTest
    @CsvSource({
        "adapter-stereotypes, orders.persistence",
        "core-stereotypes, orders.domain",
        "null-marked, orders.domain"
    })
    void a_rule_names_the_package_that_does_not_say_what_it_is(String rule, String packageName) {
        assertThat(judge(rule).violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.className()).endsWith(packageName + ".package-info"));
    }

    @Test
    void a_cycle_of_contexts_is_found() {
        assertThat(judge("contexts-free-of-cycles").violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.what()).contains("Cycle detected", "Slice billing"));
    }

    @ParameterizedTest
    @CsvSource({
        "restore, JooqOrders",
        "restore, RedisOrders",
        "names, Utilization",
        "no-static-mutable-state, FIXED",
        "time-comes-in, byClock",
        "handle, PlaceOrder"
    })
    void a_rule_does_not_accuse_the_innocent(String rule, String innocent) {
        assertThat(judge(rule).violations())
                .isNotEmpty()
                .noneSatisfy(violation -> assertThat(violation.toString()).contains(innocent));
    }

    @Test
    void a_call_through_a_method_reference_is_found_too() {
        assertThat(judge("time-comes-in").violations()).hasSize(2);
        assertThat(judge("restore").violations()).hasSize(3);
        assertThat(judge("handle").violations()).hasSize(2);
    }

    @Test
    void the_line_is_that_of_the_declaration_when_the_sources_are_known() {
        var rule = "sequences-carry-errors";
        var classes = importing(root(rule));
        var withSources = HexagonalRules.of(root(rule)).sources(List.of(Path.of("src/test/java")));
        assertThat(withSources.named(rule).evaluate(classes).violations())
                .extracting(Violation::line)
                .containsExactly(10);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void clean_code_passes(HouseRule rule) {
        var verdict = rule.evaluate(importing(CLEAN));
        assertThat(verdict.violations()).as(verdict.explain()).isEmpty();
        assertThat(verdict.lookedAt()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_rule_does_not_pass_on_nothing(HouseRule rule) {
        var nothing = importing("fixtures.nothing.here");
        assertThatThrownBy(() -> rule.check(nothing))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("a rule may not pass on nothing");
        assertThat(rule.withFloor(0).evaluate(nothing).holds()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void every_rule_has_a_fixture_that_it_catches(HouseRule rule) {
        assertThat(judge(rule.name()).violations()).as(rule.name()).isNotEmpty();
    }

    @Test
    void a_broken_rule_says_why_and_what_to_do_instead() {
        var rules = HexagonalRules.of(root("restore")).sources(List.of(Path.of("src/test/java")));
        assertThatThrownBy(() -> rules.named("restore").check(importing(root("restore"))))
                .hasMessageContaining(
                        "Wall 4, restore: classes that stand within the walls of fixtures.restore should not call restore")
                .hasMessageContaining("because restore believes what it is told")
                .hasMessageContaining("instead: let the aggregate decide")
                .hasMessageContaining("fixtures.restore.orders.web.OrderRoutes (OrderRoutes.java:10)");
    }

    @Test
    void all_rules_are_applied_at_once() {
        var classes = importing(CLEAN);
        HexagonalRules.of(CLEAN).checkAll(classes);
        assertThatThrownBy(() -> HexagonalRules.of(CLEAN).floor("names", 1000).checkAll(classes))
                .hasMessageContaining("at least 1000 were expected");
    }

    @Test
    void a_room_can_be_spared_for_a_reason() {
        var root = root("nothing-prints");
        var spared = HexagonalRules.of(root).sparing("orders", "it is a program for the command line");
        assertThat(spared.named("nothing-prints")
                        .withFloor(0)
                        .evaluate(importing(root))
                        .holds())
                .isTrue();
    }

    @Test
    void an_excuse_covers_its_package_and_does_not_outlive_its_reason() {
        var root = root("nothing-prints");
        var excused =
                HexagonalRules.of(root).excusing("nothing-prints", "..orders.application..", "it is a demonstration");
        assertThat(excused.named("nothing-prints").evaluate(importing(root)).violations())
                .isEmpty();
        var stale = HexagonalRules.of(root).excusing("nothing-prints", "..billing..", "nobody remembers");
        assertThat(stale.named("nothing-prints").evaluate(importing(root)).violations())
                .extracting(Violation::what)
                .anyMatch(what -> what.contains("excuses nothing any more"))
                .anyMatch(what -> what.contains("uses a standard stream"));
    }

    @Test
    void a_rule_that_does_not_exist_is_refused() {
        assertThatThrownBy(() -> HexagonalRules.of(CLEAN).named("nonsense"))
                .hasMessageContaining("there are domain-dependencies");
        assertThatThrownBy(() -> HexagonalRules.of(CLEAN).floor("nonsense", 1).all())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void names_are_unique_and_every_wall_of_the_house_has_rules() {
        var rules = HexagonalRules.of(CLEAN).all();
        assertThat(rules).extracting(HouseRule::name).doesNotHaveDuplicates();
        assertThat(rules).extracting(HouseRule::wall).contains(1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void a_team_adds_its_own_verbs() {
        assertThat(Names.words("FrobnicateHTTPOrder")).containsExactly("Frobnicate", "HTTP", "Order");
        var root = root("use-cases-are-verbs");
        var own = HexagonalRules.of(root).alsoVerbs("Order");
        var complaints = new ArrayList<String>();
        own.named("use-cases-are-verbs")
                .evaluate(importing(root))
                .violations()
                .forEach(violation -> complaints.add(violation.what()));
        assertThat(complaints).noneMatch(what -> what.contains("not a verb"));
    }

    static Stream<HouseRule> rules() {
        return HexagonalRules.of(CLEAN).all().stream();
    }

    private Verdict judge(String rule) {
        return HexagonalRules.of(root(rule))
                .sources(List.of(Path.of("src/test/java")))
                .named(rule)
                .evaluate(importing(root(rule)));
    }

    private static String root(String rule) {
        return "fixtures." + rule.replace("-", "");
    }

    private JavaClasses importing(String root) {
        return fixtures.that(resideInAPackage(root + ".."));
    }
}
