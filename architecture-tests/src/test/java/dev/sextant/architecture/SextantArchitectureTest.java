package dev.sextant.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.sextant.architecture.report.ArchitectureReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole suite stands within the walls of the house. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SextantArchitectureTest {

    /** The working directory of the build is the module's. */
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    private JavaClasses classes;

    @BeforeAll
    void import_all_modules() {
        classes = SextantRules.rules().importClasses();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_wall_holds(HouseRule rule) {
        rule.check(classes);
    }

    @Test
    void the_architects_report_is_written() throws IOException {
        var baseline = PROJECT.resolve("docs/architecture-baseline.json");
        var report = ArchitectureReport.of(SextantRules.rules().sources(sourceRoots()))
                .release(System.getProperty("sextant.version", "unreleased"))
                .against(baseline);
        if (System.getProperty("sextant.architecture.baseline", "compare").equals("write")) {
            report.writeBaseline(baseline, classes);
        }
        var folder = Path.of("target", "architecture-report");
        report.writeTo(folder, classes);
        assertThat(folder.resolve("index.html")).content().contains("Architecture of dev.sextant");
        assertThat(folder.resolve("report.json")).content().contains("\"root\" : \"dev.sextant\"");
    }

    @Test
    void every_module_with_code_was_looked_at() throws IOException {
        var layout = SextantRules.rules().layout();
        try (var modules = Files.list(PROJECT)) {
            var withCode = modules.filter(module -> hasClasses(module.resolve("src/main/java")))
                    .map(module -> module.getFileName().toString().replace("adapters-", ""))
                    .map(room -> room.equals("architecture-tests") ? "architecture" : room)
                    .toList();
            assertThat(withCode).contains("domain", "application");
            assertThat(classes.stream().filter(layout::isOurs).map(layout::room))
                    .containsAll(withCode);
        }
    }

    private static boolean hasClasses(Path sources) {
        if (!Files.isDirectory(sources)) {
            return false;
        }
        try (var files = Files.walk(sources)) {
            return files.map(file -> file.getFileName().toString())
                    .anyMatch(name -> name.endsWith(".java") && !name.equals("package-info.java"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static Stream<HouseRule> rules() {
        return SextantRules.rules().sources(sourceRoots()).all().stream();
    }

    static List<Path> sourceRoots() {
        try (var modules = Files.list(PROJECT)) {
            return modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
