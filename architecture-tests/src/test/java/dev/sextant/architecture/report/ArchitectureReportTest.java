package dev.sextant.architecture.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ArchitectureReportTest {

    private static final String CLEAN = "fixtures.clean";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void coupling_follows_its_definition() throws IOException {
        var figures = look("fixtures.contextsapart").figures();
        assertThat(figures.contexts())
                .containsExactly(
                        new Coupling("billing", 1, 1, 0, 0.0, 0.0, 1.0),
                        new Coupling("orders", 1, 0, 1, 1.0, 0.0, 0.0));
        assertThat(figures.rooms())
                .containsExactly(
                        new Coupling("application", 1, 0, 1, 1.0, 0.0, 0.0),
                        new Coupling("domain", 1, 1, 0, 0.0, 0.0, 1.0));
    }

    @Test
    void cumulative_dependency_follows_its_definition() throws IOException {
        var chain = look("fixtures.contextsapart").figures().cumulative();
        assertThat(chain.components()).isEqualTo(2);
        assertThat(chain.cumulative()).isEqualTo(3);
        assertThat(chain.average()).isEqualTo(1.5);
        // A balanced tree of two has (2 + 1) log2(2 + 1) - 2 = 2.755.
        assertThat(chain.normalised()).isCloseTo(1.089, within(0.001));
        assertThat(look("fixtures.contextsfreeofcycles").figures().cumulative().cumulative())
                .as("in a cycle each depends on all")
                .isEqualTo(4);
    }

    @Test
    void a_context_lists_its_building_blocks() throws IOException {
        var orders = look(CLEAN).contexts().stream()
                .filter(context -> context.name().equals("orders"))
                .findFirst()
                .orElseThrow();
        assertThat(orders.named("aggregates")).containsExactly("Order");
        assertThat(orders.named("use_cases")).containsExactly("PlaceOrder");
        assertThat(orders.named("queries")).containsExactly("OrderQueries");
        assertThat(orders.named("ports")).containsExactly("Orders");
        assertThat(orders.named("events")).containsExactly("OrderEvent.Placed");
        assertThat(orders.named("refusals")).containsExactly("OrderError.Empty");
        assertThat(orders.named("ids")).containsExactly("OrderId");
        assertThat(orders.named("values")).containsExactly("OrderQueries.OrderView", "PlaceOrder.Command", "Quantity");
    }

    @Test
    void a_report_on_clean_code_says_that_all_rules_hold() throws IOException {
        var verdicts = ArchitectureReport.of(CLEAN).writeTo(folder, classes(CLEAN));
        assertThat(verdicts).allMatch(verdict -> verdict.holds());
        assertThat(folder.resolve("index.html"))
                .content()
                .contains("rules hold", "<svg class=\"map\"", "No baseline was named")
                .doesNotContain("What is broken", "http://", "https://");
        var json = JsonMapper.shared().readTree(Files.readString(folder.resolve("report.json")));
        assertThat(json.get("holds").asBoolean()).isTrue();
        assertThat(json.get("figures").get("classes").asInt()).isEqualTo(17);
    }

    @Test
    void a_violation_is_reported_with_file_and_line() throws IOException {
        ArchitectureReport.of("fixtures.contextsapart").writeTo(folder, classes("fixtures.contextsapart"));
        assertThat(folder.resolve("index.html"))
                .content()
                .contains("fixtures.contextsapart.orders.application.PlaceOrder (PlaceOrder.java:10)")
                .contains("orders sees billing with 1 class");
        var json = JsonMapper.shared().readTree(Files.readString(folder.resolve("report.json")));
        assertThat(json.get("holds").asBoolean()).isFalse();
        assertThat(json.findValues("file").toString()).contains("PlaceOrder.java");
        assertThat(json.findValues("line").toString()).contains("10");
    }

    @Test
    void a_missing_baseline_is_said() throws IOException {
        ArchitectureReport.of(CLEAN).against(folder.resolve("baseline.json")).writeTo(folder, classes(CLEAN));
        assertThat(folder.resolve("index.html"))
                .content()
                .contains("There is no baseline: baseline.json does not exist, so nothing is compared.");
    }

    @Test
    void figures_are_compared_with_those_of_the_last_release() throws IOException {
        var baseline = folder.resolve("baseline.json");
        var report = ArchitectureReport.of(CLEAN).release("1.0").against(baseline);
        report.writeBaseline(baseline, classes(CLEAN));
        report.writeTo(folder, classes(CLEAN));
        assertThat(folder.resolve("index.html"))
                .content()
                .contains("Compared with release 1.0.")
                .doesNotContain("<i>");
        Files.writeString(
                baseline, Files.readString(baseline).replaceFirst("\"cumulative\" : \\d+", "\"cumulative\" : 1"));
        report.writeTo(folder, classes(CLEAN));
        assertThat(folder.resolve("index.html")).content().containsPattern("<b>CCD \\d+</b> <i>\\+\\d+</i>");
    }

    @Test
    void markup_in_names_is_text() {
        assertThat(Markup.escape("Option<\"A\"> & B")).isEqualTo("Option&lt;&quot;A&quot;&gt; &amp; B");
        assertThat(Markup.count(1, "classes")).isEqualTo("1 class");
    }

    private static Findings look(String root) throws IOException {
        return ArchitectureReport.of(root).look(classes(root));
    }

    private static JavaClasses classes(String root) {
        return new ClassFileImporter().importPackages(root);
    }
}
