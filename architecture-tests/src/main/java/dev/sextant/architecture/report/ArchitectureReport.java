package dev.sextant.architecture.report;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import dev.sextant.architecture.HexagonalRules;
import dev.sextant.architecture.Layout;
import dev.sextant.architecture.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The architect's report: rules and verdicts, the map of contexts, building blocks, and coupling against the last release; a page for people and JSON for machines.
 *
 * <pre>{@code
 * ArchitectureReport.of("com.acme").writeTo(Path.of("target/architecture-report"));
 * }</pre>
 */
public final class ArchitectureReport {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final HexagonalRules rules;
    private final String release;
    private final Optional<Path> baseline;

    private ArchitectureReport(HexagonalRules rules, String release, Optional<Path> baseline) {
        this.rules = rules;
        this.release = release;
        this.baseline = baseline;
    }

    /** A report on the classes under a root package, with the rules as they come. */
    public static ArchitectureReport of(String root) {
        return of(HexagonalRules.of(root));
    }

    /** A report with rules that were configured. */
    public static ArchitectureReport of(HexagonalRules rules) {
        return new ArchitectureReport(rules, "unreleased", Optional.empty());
    }

    /** Names the release that the report is of. */
    public ArchitectureReport release(String name) {
        return new ArchitectureReport(rules, name, baseline);
    }

    /** Compares with the figures in this file, which {@link #writeBaseline} wrote at the last release; the report says so when the file is missing. */
    public ArchitectureReport against(Path file) {
        return new ArchitectureReport(rules, release, Optional.of(file));
    }

    /**
     * Looks at the classes under the root on the class path and writes {@code index.html} and {@code report.json}.
     *
     * @return the verdicts, so that the caller can fail when one does not hold
     * @throws IOException when the folder cannot be written, or the baseline cannot be read
     */
    public List<Verdict> writeTo(Path folder) throws IOException {
        return writeTo(folder, rules.importClasses());
    }

    /**
     * Looks at these classes and writes {@code index.html} and {@code report.json}.
     *
     * @return the verdicts
     * @throws IOException when the folder cannot be written, or the baseline cannot be read
     */
    public List<Verdict> writeTo(Path folder, JavaClasses classes) throws IOException {
        var findings = look(classes);
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("index.html"), new Page(findings).html());
        Files.writeString(folder.resolve("report.json"), JSON.writeValueAsString(findings.forMachines()) + "\n");
        return findings.verdicts();
    }

    /**
     * Writes the figures of these classes as the baseline that later reports are compared with.
     *
     * @throws IOException when the file cannot be written
     */
    public void writeBaseline(Path file, JavaClasses classes) throws IOException {
        Files.writeString(file, JSON.writeValueAsString(look(classes).figures()) + "\n");
    }

    Findings look(JavaClasses imported) throws IOException {
        Layout layout = rules.layout();
        Collection<JavaClass> ours = new LinkedHashSet<>(imported.stream()
                .filter(type -> layout.isOurs(type) && !layout.context(type).isEmpty())
                .toList());
        var verdicts = rules.evaluate(imported);
        Map<String, Integer> violations = new TreeMap<>();
        verdicts.forEach(verdict ->
                violations.put(verdict.rule().name(), verdict.violations().size()));
        var figures = new Figures(
                release,
                ours.size(),
                violations,
                Coupling.byGroup(ours, layout::room),
                Coupling.byGroup(ours, layout::context),
                Cumulative.of(ours));
        var contexts = ours.stream()
                .map(layout::context)
                .distinct()
                .sorted()
                .map(name -> Context.of(name, ours, layout))
                .toList();
        return new Findings(layout, verdicts, figures, contexts, readBaseline(), baseline.map(this::nameOf));
    }

    private String nameOf(Path file) {
        return file.getFileName().toString();
    }

    private Optional<Figures> readBaseline() throws IOException {
        if (baseline.isEmpty() || !Files.exists(baseline.get())) {
            return Optional.empty();
        }
        return Optional.of(JSON.readValue(Files.readString(baseline.get()), Figures.class));
    }
}
