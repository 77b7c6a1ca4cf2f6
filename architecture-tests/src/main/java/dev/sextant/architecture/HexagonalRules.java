package dev.sextant.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The walls of a hexagonal, domain-driven house, for any root package that is laid out as {@code <root>.<context>.<part>} with the parts {@code domain},
 * {@code application}, {@code persistence}, {@code web}, {@code llm}, {@code analytics} and {@code integration}.
 *
 * <pre>{@code
 * HexagonalRules.of("com.acme").checkAll();
 * }</pre>
 *
 * Every method that configures returns a new object; rules are values and may be shared.
 */
public final class HexagonalRules {

    private final Layout layout;
    private final SourceLines sources;
    private final Set<String> verbs;
    private final Map<String, UnaryOperator<HouseRule>> changes;

    private HexagonalRules(
            Layout layout, SourceLines sources, Set<String> verbs, Map<String, UnaryOperator<HouseRule>> changes) {
        this.layout = layout;
        this.sources = sources;
        this.verbs = Set.copyOf(verbs);
        this.changes = Map.copyOf(changes);
    }

    /**
     * The rules for a root package, with the kernel in {@code shared}, the wiring in {@code bootstrap}, generated code in {@code ..persistence.db..}, and Sextant's own
     * domain and application as a foundation that the code may stand on.
     */
    public static HexagonalRules of(String root) {
        var layout =
                new Layout(root, "shared", "bootstrap", Map.of(), Set.of("dev.sextant"), Set.of("..persistence.db.."));
        return new HexagonalRules(layout, new SourceLines(List.of()), Verbs.KNOWN, Map.of());
    }

    /** Spares a package beside the contexts, such as {@code examples}, from the walls, for a reason that the report repeats. */
    public HexagonalRules sparing(String packageUnderRoot, String reason) {
        var outside = new TreeMap<>(layout.outside());
        outside.put(packageUnderRoot, reason);
        return with(new Layout(
                layout.root(), layout.kernel(), layout.wiring(), outside, layout.foundations(), layout.generated()));
    }

    /** Names the package beside the contexts that wires them; {@code bootstrap} unless told. */
    public HexagonalRules wiredIn(String packageUnderRoot) {
        return with(new Layout(
                layout.root(),
                layout.kernel(),
                packageUnderRoot,
                layout.outside(),
                layout.foundations(),
                layout.generated()));
    }

    /** Adds the root package of a library in the same shape whose domain and application may be used. */
    public HexagonalRules standingOn(String foundation) {
        var foundations = new HashSet<>(layout.foundations());
        foundations.add(foundation);
        return with(new Layout(
                layout.root(), layout.kernel(), layout.wiring(), layout.outside(), foundations, layout.generated()));
    }

    /** Adds packages, in ArchUnit's notation, whose code is generated and not judged. */
    public HexagonalRules generated(String... packageIdentifiers) {
        var generated = new HashSet<>(layout.generated());
        generated.addAll(Arrays.asList(packageIdentifiers));
        return with(new Layout(
                layout.root(), layout.kernel(), layout.wiring(), layout.outside(), layout.foundations(), generated));
    }

    /** Names the source roots, so that violations of declarations carry the exact line. */
    public HexagonalRules sources(List<Path> roots) {
        return new HexagonalRules(layout, new SourceLines(roots), verbs, changes);
    }

    /** Adds verbs that a use case's name may start with. */
    public HexagonalRules alsoVerbs(String... more) {
        var all = new HashSet<>(verbs);
        all.addAll(Arrays.asList(more));
        return new HexagonalRules(layout, sources, all, changes);
    }

    /** Sets the least number of classes that a rule must have looked at; 1 unless told, 0 for code that has nothing of the kind yet. */
    public HexagonalRules floor(String rule, int classes) {
        return changing(rule, each -> each.withFloor(classes));
    }

    /** Allows a rule to be broken in a package, in ArchUnit's notation, for a reason that the report repeats; see {@link HouseRule#excusing}. */
    public HexagonalRules excusing(String rule, String packageIdentifier, String because) {
        return changing(rule, each -> each.excusing(packageIdentifier, because));
    }

    private HexagonalRules changing(String rule, UnaryOperator<HouseRule> change) {
        var more = new HashMap<>(changes);
        more.merge(rule, change, (before, after) -> each -> after.apply(before.apply(each)));
        return new HexagonalRules(layout, sources, verbs, more);
    }

    private HexagonalRules with(Layout other) {
        return new HexagonalRules(other, sources, verbs, changes);
    }

    /** Where things live. */
    public Layout layout() {
        return layout;
    }

    /** Walls 1, 5 and 6: who may see whom. */
    public DependencyRules dependencies() {
        return new DependencyRules(layout, sources);
    }

    /** Walls 2 and 3: what packages and types declare themselves to be, and what follows from it. */
    public StereotypeRules stereotypes() {
        return new StereotypeRules(layout, sources);
    }

    /** Wall 4 and the furniture: the shapes of aggregates, ids, events, refusals, use cases and queries. */
    public ShapeRules shapes() {
        return new ShapeRules(layout, sources, verbs);
    }

    /** Wall 7: names, time, output, injection, state, nullness. */
    public ConductRules conduct() {
        return new ConductRules(layout, sources);
    }

    /**
     * All rules, each with its floor: the eighth wall.
     *
     * @throws IllegalArgumentException when a floor or an excuse was given for a rule that does not exist
     */
    public List<HouseRule> all() {
        var rules = Stream.of(
                        dependencies().all(),
                        stereotypes().all(),
                        shapes().all(),
                        conduct().all())
                .flatMap(List::stream)
                .toList();
        var names = rules.stream().map(HouseRule::name).toList();
        changes.keySet().stream()
                .filter(name -> !names.contains(name))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new IllegalArgumentException(
                            "no rule is named " + unknown + "; there are " + HouseRule.names(rules));
                });
        return rules.stream()
                .map(rule -> changes.getOrDefault(rule.name(), UnaryOperator.identity())
                        .apply(rule))
                .toList();
    }

    /**
     * One rule by its name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public HouseRule named(String name) {
        var rules = all();
        return rules.stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no rule is named " + name + "; there are " + HouseRule.names(rules)));
    }

    /** The classes under the root on the class path, tests left out. */
    public JavaClasses importClasses() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(layout.root());
    }

    /** The verdict of every rule. */
    public List<Verdict> evaluate(JavaClasses classes) {
        return all().stream().map(rule -> rule.evaluate(classes)).toList();
    }

    /**
     * Applies all rules to the classes under the root on the class path.
     *
     * @throws AssertionError when any is broken, naming all of them
     */
    public void checkAll() {
        checkAll(importClasses());
    }

    /**
     * Applies all rules.
     *
     * @throws AssertionError when any is broken, naming all of them
     */
    public void checkAll(JavaClasses classes) {
        var broken = evaluate(classes).stream()
                .filter(verdict -> !verdict.holds())
                .map(Verdict::explain)
                .toList();
        if (!broken.isEmpty()) {
            throw new AssertionError(String.join("\n\n", broken));
        }
    }
}
