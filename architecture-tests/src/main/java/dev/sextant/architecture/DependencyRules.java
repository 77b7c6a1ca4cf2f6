package dev.sextant.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.PackageMatchers;
import dev.sextant.architecture.HouseRule.Why;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Walls 1, 5 and 6: who may see whom. */
public final class DependencyRules {

    private final Layout layout;
    private final SourceLines sources;

    DependencyRules(Layout layout, SourceLines sources) {
        this.layout = layout;
        this.sources = sources;
    }

    /** All rules of this group. */
    public List<HouseRule> all() {
        return List.of(
                domainSeesOnlyItsLanguage(),
                applicationSeesOnlyTheDomain(),
                sequencesOnlyCarryErrors(),
                everyClassStandsInARoom(),
                contextsAreFreeOfCycles(),
                contextsStandApart(),
                onlyTheWiringSeesAdapters(),
                injectorOnlyInTheWiring(),
                httpServerOnlyInWeb(),
                databaseOnlyInPersistence(),
                modelsOnlyInLlm(),
                numericsOnlyInAnalytics(),
                formatsOnlyAtTheEdge());
    }

    /** The domain sees itself, the JDK, the control types of Vavr, and annotations. */
    public HouseRule domainSeesOnlyItsLanguage() {
        return HouseRule.of(
                "domain-dependencies",
                1,
                layout.in(Layout.DOMAIN),
                "see only the domain, java.., io.vavr.control, io.vavr.Function* and Tuple*, jMolecules and JSpecify",
                (type, found) ->
                        eachForeign(type, target -> isLanguage(target) || isPartOf(Layout.DOMAIN, target), found),
                new Why(
                        "what decides must be readable and testable without any technology",
                        "put a port into application that says in domain words what is needed, and implement it in an adapter"));
    }

    /** The application sees the same, and the domain. */
    public HouseRule applicationSeesOnlyTheDomain() {
        return HouseRule.of(
                "application-dependencies",
                1,
                layout.in(Layout.APPLICATION),
                "see only application, domain, java.., io.vavr.control, io.vavr.Function* and Tuple*, jMolecules and JSpecify",
                (type, found) -> eachForeign(
                        type,
                        target -> isLanguage(target)
                                || isPartOf(Layout.DOMAIN, target)
                                || isPartOf(Layout.APPLICATION, target),
                        found),
                new Why(
                        "a use case that knows its adapters cannot be embedded without them",
                        "declare a secondary port here, implement it in an adapter, and let the wiring join them"));
    }

    /** Vavr's collections stand in signatures only as the error side of {@code Validation}. */
    public HouseRule sequencesOnlyCarryErrors() {
        return HouseRule.of(
                "sequences-carry-errors",
                1,
                layout.in(Layout.DOMAIN, Layout.APPLICATION),
                "name io.vavr.collection.Seq in signatures only as the error side of Validation",
                (type, found) -> Signatures.of(type).forEach(part -> {
                    if (Signatures.namesSequenceOutsideValidation(part.type())) {
                        found.accept(new Violation(
                                type.getName(),
                                SourceLines.fileOf(type),
                                sources.of(part.member()),
                                part.describe() + " names " + part.type().getName()));
                    }
                }),
                new Why(
                        "callers know java.util; a second collection library in signatures would be forced on all of them",
                        "take and return java.util.List, Set or Map, copied; combine several errors with Validation<Seq<E>, T>"));
    }

    /** Every class stands in {@code <context>.<part>}, in the wiring, or in a room that is spared by name. */
    public HouseRule everyClassStandsInARoom() {
        return HouseRule.of(
                "rooms",
                1,
                layout.everywhere(),
                "stand in <context>.<part> with a known part, or in a named room beside the contexts",
                (type, found) -> {
                    if (layout.room(type).isEmpty()) {
                        found.accept(
                                at(type, "stands in " + type.getPackageName() + ", which is no room of the house"));
                    }
                },
                new Why(
                        "a class outside every room escapes every wall",
                        "move it to " + layout.root() + ".<context>.<part>, with part one of domain, application, "
                                + String.join(", ", Layout.ADAPTERS)));
    }

    /** Contexts form no cycle. */
    public HouseRule contextsAreFreeOfCycles() {
        return HouseRule.of(
                "contexts-free-of-cycles",
                5,
                layout.contexts(),
                slices().matching(layout.root() + ".(*)..").should().beFreeOfCycles(),
                new Why(
                        "contexts in a cycle can only be understood, released and replaced together",
                        "let one of them react to the other's published event, or move the shared notion into the kernel"),
                sources);
    }

    /** A context sees no other but the kernel, and the kernel sees none. */
    public HouseRule contextsStandApart() {
        return HouseRule.of(
                "contexts-apart",
                5,
                layout.contexts(),
                "see no other context than " + layout.kernel(),
                (type, found) -> dependencies(type)
                        .filter(dependency -> isOtherContext(type, dependency))
                        .forEach(dependency -> found.accept(at(
                                dependency,
                                "context " + layout.context(type) + " sees context "
                                        + layout.context(target(dependency))))),
                new Why(
                        "a context keeps its own words; an import ties it to the words and the releases of another",
                        "react to the published event by type id and version into a record of your own, or ask through a port that you own and "
                                + layout.wiring() + " wires; let ids cross as primitives"));
    }

    /** Only the wiring sees adapters; adapters do not see each other. */
    public HouseRule onlyTheWiringSeesAdapters() {
        return HouseRule.of(
                "only-wiring-sees-adapters",
                6,
                layout.contexts(),
                "see no adapter but their own part",
                (type, found) -> dependencies(type)
                        .filter(dependency -> layout.isAdapter(target(dependency))
                                && !layout.room(target(dependency)).equals(layout.room(type)))
                        .forEach(dependency -> found.accept(
                                at(dependency, "sees the " + layout.room(target(dependency)) + " adapter"))),
                new Why(
                        "an adapter that is seen cannot be exchanged",
                        "depend on a port of application; " + layout.wiring() + " chooses the adapter"));
    }

    /** Guice, and the annotations of injection, stay in the wiring. */
    public HouseRule injectorOnlyInTheWiring() {
        return confined(
                "injector-only-in-wiring",
                "an injector",
                List.of("com.google.inject..", "jakarta.inject..", "javax.inject..", "org.springframework.."),
                List.of(layout.wiring()),
                "take collaborators by constructor; bind them in a module of " + layout.wiring());
    }

    /** Javalin and what it stands on stay in web. */
    public HouseRule httpServerOnlyInWeb() {
        return confined(
                "http-server-only-in-web",
                "the HTTP server",
                List.of("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet.."),
                List.of("web"),
                "let web translate the request into a command and the answer into a response");
    }

    /** jOOQ, JDBC, the pool and migrations stay in persistence; the wiring may hand a {@code DataSource} on. */
    public HouseRule databaseOnlyInPersistence() {
        return confined(
                "database-only-in-persistence",
                "the database",
                List.of(
                        "org.jooq..",
                        "java.sql..",
                        "javax.sql..",
                        "org.postgresql..",
                        "com.zaxxer.hikari..",
                        "org.flywaydb..",
                        "com.github.kagkarlsson.."),
                List.of("persistence"),
                "declare a port in application and implement it in persistence; " + layout.wiring()
                        + " may only pass a DataSource on");
    }

    /** Model libraries stay in llm. */
    public HouseRule modelsOnlyInLlm() {
        return confined(
                "models-only-in-llm",
                "a model library",
                List.of("dev.langchain4j.."),
                List.of("llm"),
                "declare a port in application that asks for what the domain needs, and implement it in llm");
    }

    /** Numeric libraries stay in analytics. */
    public HouseRule numericsOnlyInAnalytics() {
        return confined(
                "numerics-only-in-analytics",
                "a numeric library",
                List.of(
                        "org.hipparchus..",
                        "org.apache.commons.math3..",
                        "com.google.ortools..",
                        "ml.dmlc..",
                        "org.ojalgo..",
                        "org.jgrapht.."),
                List.of("analytics"),
                "declare the computation as a port, or write the small algorithm in the domain");
    }

    /** Libraries that read and write formats stay in adapters and the wiring. */
    public HouseRule formatsOnlyAtTheEdge() {
        return confined(
                "formats-only-at-the-edge",
                "a library of a file or wire format",
                List.of(
                        "tools.jackson..",
                        "com.fasterxml.jackson..",
                        "com.google.gson..",
                        "io.avaje.jsonb..",
                        "org.yaml.snakeyaml..",
                        "org.snakeyaml..",
                        "org.apache.commons.csv..",
                        "org.apache.poi..",
                        "org.dhatim.fastexcel.."),
                java.util.stream.Stream.concat(Layout.ADAPTERS.stream(), java.util.stream.Stream.of(layout.wiring()))
                        .toList(),
                "hand records of the domain inward, and let the adapter read and write the format");
    }

    private HouseRule confined(String name, String what, List<String> packages, List<String> rooms, String instead) {
        var library = PackageMatchers.of(packages);
        var subjects = DescribedPredicate.<JavaClass>describe(
                "stand outside " + String.join(", ", rooms),
                type -> layout.house().test(type) && !rooms.contains(layout.room(type)));
        return HouseRule.of(
                name,
                6,
                subjects,
                "not see " + String.join(", ", packages),
                (type, found) -> dependencies(type)
                        .filter(dependency -> library.test(target(dependency).getPackageName()))
                        .filter(dependency -> !isHandedOn(type, target(dependency)))
                        .forEach(dependency -> found.accept(at(dependency, "sees " + what))),
                new Why(
                        what + " belongs in " + String.join(", ", rooms) + " so that it can be exchanged there",
                        instead));
    }

    /** An embedding program brings its own data source; somebody has to carry it to persistence. */
    private boolean isHandedOn(JavaClass type, JavaClass target) {
        return layout.context(type).equals(layout.wiring()) && target.getName().equals("javax.sql.DataSource");
    }

    private void eachForeign(JavaClass type, Predicate<JavaClass> allowed, Consumer<Violation> found) {
        dependencies(type)
                .filter(dependency -> !allowed.test(target(dependency)))
                .forEach(dependency ->
                        found.accept(at(dependency, "sees " + target(dependency).getName())));
    }

    private boolean isPartOf(String part, JavaClass target) {
        return layout.isIn(part, target) || layout.isOfFoundation(part, target);
    }

    static boolean isLanguage(JavaClass target) {
        String name = target.getPackageName();
        return target.isPrimitive()
                || PackageMatchers.of("java..", "io.vavr.control..", "org.jmolecules..", "org.jspecify..")
                        .test(name)
                || (name.equals("io.vavr") && target.getSimpleName().matches("(Checked)?Function\\d.*|Tuple\\d?"))
                || target.getName().equals("io.vavr.collection.Seq");
    }

    private boolean isOtherContext(JavaClass type, Dependency dependency) {
        String other = layout.context(target(dependency));
        return !other.isEmpty() && !other.equals(layout.context(type)) && !other.equals(layout.kernel());
    }

    private static java.util.stream.Stream<Dependency> dependencies(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream();
    }

    private static JavaClass target(Dependency dependency) {
        return dependency.getTargetClass().getBaseComponentType();
    }

    private Violation at(JavaClass type, String what) {
        return new Violation(type.getName(), SourceLines.fileOf(type), sources.of(type), what);
    }

    private Violation at(Dependency dependency, String what) {
        var origin = dependency.getOriginClass();
        int line = dependency.getSourceCodeLocation().getLineNumber();
        return new Violation(
                origin.getName(),
                SourceLines.fileOf(origin),
                line > 0 ? line : sources.near(dependency),
                what + ": " + dependency.getDescription().replaceFirst(" in \\([^()]*\\)$", ""));
    }
}
