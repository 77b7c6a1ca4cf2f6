package dev.sextant.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import dev.sextant.architecture.HouseRule.Why;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jmolecules.architecture.hexagonal.Adapter;
import org.jmolecules.architecture.hexagonal.Application;
import org.jmolecules.architecture.hexagonal.Port;
import org.jmolecules.archunit.JMoleculesArchitectureRules;
import org.jmolecules.archunit.JMoleculesArchitectureRules.StereotypeLookup;
import org.jmolecules.archunit.JMoleculesArchitectureRules.VerificationDepth;
import org.jmolecules.archunit.JMoleculesDddRules;

/** Walls 2 and 3: what packages and types declare themselves to be, and what follows from it. */
public final class StereotypeRules {

    private final Layout layout;
    private final SourceLines sources;

    StereotypeRules(Layout layout, SourceLines sources) {
        this.layout = layout;
        this.sources = sources;
    }

    /** All rules of this group. */
    public List<HouseRule> all() {
        return List.of(
                adapterPackagesSaySo(),
                corePackagesSaySo(),
                portsSaySo(),
                strictHexagon(),
                domainDrivenDesign(),
                aggregatesStandApart(),
                portsSpeakTheDomain(),
                absenceIsOption());
    }

    /** Every package of an adapter carries an adapter stereotype. */
    public HouseRule adapterPackagesSaySo() {
        var adapters = DescribedPredicate.<JavaClass>describe(
                "stand in an adapter", type -> layout.isOurs(type) && layout.isAdapter(type));
        return packagesCarry(
                "adapter-stereotypes",
                adapters,
                Adapter.class,
                new Why(
                        "a class without a stereotype escapes the rules of the hexagon",
                        "annotate the package-info with @PrimaryAdapter when it calls the application, or @SecondaryAdapter when the application calls it"));
    }

    /** Every package of domain and application carries {@code @Application}. */
    public HouseRule corePackagesSaySo() {
        return packagesCarry(
                "core-stereotypes",
                layout.in(Layout.DOMAIN, Layout.APPLICATION),
                Application.class,
                new Why(
                        "a class without a stereotype escapes the rules of the hexagon",
                        "annotate the package-info with @org.jmolecules.architecture.hexagonal.Application"));
    }

    /** Every public interface of application is a use case, a marked port, or sealed. */
    public HouseRule portsSaySo() {
        var interfaces = layout.in(Layout.APPLICATION)
                .and(DescribedPredicate.describe(
                        "are public top-level interfaces",
                        type -> type.isInterface() && type.isTopLevelClass() && Types.isPublic(type)));
        return HouseRule.of(
                "ports-say-so",
                3,
                interfaces,
                "be marked as ports, or be sealed",
                (type, found) -> {
                    if (!type.isMetaAnnotatedWith(Port.class) && !type.isSealed()) {
                        found.accept(at(type, "is an interface without a port stereotype"));
                    }
                },
                new Why(
                        "an interface here is either asked from outside or answered from outside, and a reader must see which",
                        "annotate it with @PrimaryPort, @SecondaryPort, or @Port when both hold, as for queries"));
    }

    /**
     * The hexagon of jMolecules at its strictest depth: adapters see ports and the language that ports speak, and nothing else of the inside. That language is the domain,
     * and the data of the application: commands, views, records, enums, sealed types, exceptions.
     */
    public HouseRule strictHexagon() {
        ArchRule rule = JMoleculesArchitectureRules.ensureHexagonal(
                VerificationDepth.STRICT, StereotypeLookup.of(new PortLanguage(layout)::markers, false));
        if (!(rule instanceof LayeredArchitecture layers)) {
            throw new IllegalStateException("this release of jmolecules-archunit builds its rule in another way");
        }
        var inside = DescribedPredicate.<JavaClass>describe("stand inside", layout::isInside);
        return HouseRule.of(
                "strict-hexagon",
                3,
                layout.contexts(),
                layers.ignoreDependency(inside, inside)
                        .as("adapters should see only ports and the language that ports speak"),
                new Why(
                        "what an adapter can reach behind a port can no longer be changed without it",
                        "call a use case or a query, or implement a secondary port; when the type is data that ports speak, make it a record"),
                sources);
    }

    /** The rules of domain-driven design of jMolecules. */
    public HouseRule domainDrivenDesign() {
        return HouseRule.of(
                "domain-driven-design",
                3,
                layout.in(Layout.DOMAIN),
                JMoleculesDddRules.all().as("aggregates, entities and values should follow the rules of jMolecules"),
                new Why(
                        "an aggregate is a boundary of consistency only if nothing reaches around its root",
                        "refer to another aggregate by its id"),
                sources);
    }

    /** What stands in the domain holds no aggregate but itself, in whatever container. */
    public HouseRule aggregatesStandApart() {
        return HouseRule.of(
                "aggregates-apart",
                3,
                layout.in(Layout.DOMAIN)
                        .and(DescribedPredicate.describe(
                                "are aggregates, entities, or values",
                                type -> Types.isIdentifiable(type) || Types.isValue(type) || Types.isEvent(type))),
                "hold no other aggregate, not even inside Option, Either, Validation, Try, Optional or a collection",
                (type, found) -> Signatures.held(type)
                        .filter(part -> part.involved().noneMatch(Types::isAssociation))
                        .forEach(part -> part.involved()
                                .filter(held -> Types.isAggregate(held) && !held.equals(type))
                                .forEach(held -> found.accept(new Violation(
                                        type.getName(),
                                        SourceLines.fileOf(type),
                                        sources.of(part.member()),
                                        part.describe() + " holds the aggregate " + held.getSimpleName() + " in "
                                                + part.type().getName())))),
                new Why(
                        "two aggregates that hold each other are one, with one transaction and one lock",
                        "hold the id of the other aggregate"));
    }

    /** Ports name only the domain, the application and the language, at any depth of their signatures. */
    public HouseRule portsSpeakTheDomain() {
        return HouseRule.of(
                "ports-speak-the-domain",
                3,
                layout.in(Layout.APPLICATION)
                        .and(DescribedPredicate.describe(
                                "are ports or nested in ports", type -> PortLanguage.isPort(Types.outermost(type)))),
                "name no type of an adapter or of a technology in their signatures, not even in a type argument",
                (type, found) -> Signatures.of(type).forEach(part -> {
                    var foreign = foreignIn(part);
                    if (!foreign.isEmpty()) {
                        found.accept(new Violation(
                                type.getName(),
                                SourceLines.fileOf(type),
                                sources.of(part.member()),
                                part.describe() + " names " + String.join(", ", foreign)));
                    }
                }),
                new Why(
                        "a port that speaks a technology can only be implemented with it",
                        "say in words of the domain what is needed, and translate in the adapter"));
    }

    private Set<String> foreignIn(Signatures.Part part) {
        return part.involved()
                .filter(named -> !DependencyRules.isLanguage(named)
                        && !layout.isInside(named)
                        && !layout.isOfFoundation(Layout.DOMAIN, named)
                        && !layout.isOfFoundation(Layout.APPLICATION, named))
                .map(JavaClass::getName)
                .collect(Collectors.toSet());
    }

    /** Absence is {@code Option}, not {@code Optional}. */
    public HouseRule absenceIsOption() {
        return HouseRule.of(
                "absence-is-option",
                3,
                layout.in(Layout.DOMAIN, Layout.APPLICATION),
                "say io.vavr.control.Option where a value may be absent",
                (type, found) -> Signatures.of(type)
                        .filter(part -> part.involved()
                                .anyMatch(named -> named.getName().equals("java.util.Optional")))
                        .forEach(part -> found.accept(new Violation(
                                type.getName(),
                                SourceLines.fileOf(type),
                                sources.of(part.member()),
                                part.describe() + " names java.util.Optional"))),
                new Why(
                        "two forms of absence make every caller convert",
                        "use io.vavr.control.Option; it combines with Either, Validation and Try"));
    }

    private HouseRule packagesCarry(
            String name,
            DescribedPredicate<JavaClass> subjects,
            Class<? extends java.lang.annotation.Annotation> stereotype,
            Why why) {
        return HouseRule.of(
                name,
                2,
                subjects,
                "stand in a package that carries @" + stereotype.getSimpleName(),
                (type, found) -> {
                    if (!type.getPackage().isMetaAnnotatedWith(stereotype)) {
                        found.accept(new Violation(
                                type.getPackageName() + ".package-info",
                                "package-info.java",
                                0,
                                "does not carry @" + stereotype.getSimpleName()));
                    }
                },
                why);
    }

    private Violation at(JavaClass type, String what) {
        return new Violation(type.getName(), SourceLines.fileOf(type), sources.of(type), what);
    }
}
