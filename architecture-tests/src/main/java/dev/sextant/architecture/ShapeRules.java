package dev.sextant.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.sextant.architecture.HouseRule.Why;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Wall 4 and the furniture: the shapes of aggregates, ids, values, events, refusals, use cases and queries. */
public final class ShapeRules {

    private final Layout layout;
    private final SourceLines sources;
    private final Set<String> verbs;

    ShapeRules(Layout layout, SourceLines sources, Set<String> verbs) {
        this.layout = layout;
        this.sources = sources;
        this.verbs = verbs;
    }

    /** All rules of this group. */
    public List<HouseRule> all() {
        return List.of(
                onlyPersistenceRestores(),
                onlyHandlingCallsHandle(),
                aggregatesAreClosed(),
                idsAreRecords(),
                valuesAreImmutable(),
                eventsAreSealed(),
                refusalsAreSealed(),
                useCasesAreVerbs(),
                queriesAnswerViews(),
                fakesStandInMemory());
    }

    /** Only what keeps aggregates, and the domain itself, call {@code restore}: persistence, and in integration the adapter of a port. */
    public HouseRule onlyPersistenceRestores() {
        return HouseRule.of(
                "restore",
                4,
                layout.house(),
                "not call restore of the domain, unless they stand in persistence or the domain, or adapt a port in integration",
                (type, found) -> type.getAccessesFromSelf().stream()
                        .filter(access -> access.getTarget().getName().equals("restore"))
                        .filter(access -> layout.isIn(Layout.DOMAIN, access.getTargetOwner())
                                || layout.isOfFoundation(Layout.DOMAIN, access.getTargetOwner()))
                        .filter(access -> !layout.isIn(Layout.DOMAIN, type) && !isStore(type))
                        .forEach(access -> found.accept(
                                at(access, "restores " + access.getTargetOwner().getSimpleName()))),
                new Why(
                        "restore believes what it is told; whoever else calls it goes around every rule of the aggregate",
                        "let the aggregate decide: call its factory or a command method"));
    }

    /** A cache or a key-value store keeps aggregates as a database does; whatever else stands in integration does not. */
    private boolean isStore(JavaClass type) {
        return layout.isIn("persistence", type)
                || (layout.isIn("integration", type)
                        && Types.selfAndSupertypes(Types.outermost(type)).anyMatch(Types::isSecondaryPort));
    }

    /** Only {@code Handling} calls {@code UseCase.handle}. */
    public HouseRule onlyHandlingCallsHandle() {
        return HouseRule.of(
                "handle",
                4,
                layout.everywhere(),
                "not call handle of a use case, unless they are Handling itself",
                (type, found) -> {
                    if (layout.isKernelType(Layout.APPLICATION, "Handling", Types.outermost(type))) {
                        return;
                    }
                    type.getAccessesFromSelf().stream()
                            .filter(access -> access.getTarget().getName().equals("handle"))
                            .filter(access -> isUseCaseOrItsInterface(access.getTargetOwner()))
                            .filter(access -> !isBridge(access))
                            .forEach(access -> found.accept(at(access, "handles a command by itself")));
                },
                new Why(
                        "permission, transaction, timing and audit stand in one place around every use case",
                        "call Handling.run(useCase, actor, command)"));
    }

    private static boolean isUseCaseOrItsInterface(JavaClass type) {
        return Types.isUseCase(type)
                || (type.isInterface() && type.getSimpleName().equals("UseCase"));
    }

    private static boolean isBridge(JavaAccess<?> access) {
        return access.getOrigin().getModifiers().contains(JavaModifier.BRIDGE)
                || (access.getOrigin().getModifiers().contains(JavaModifier.SYNTHETIC)
                        && access.getOriginOwner().equals(access.getTargetOwner()));
    }

    /** Aggregate roots are final, made by their own factories only, and never change. */
    public HouseRule aggregatesAreClosed() {
        return shape(
                "aggregates-are-closed",
                layout.in(Layout.DOMAIN).and(DescribedPredicate.describe("are aggregate roots", Types::isAggregate)),
                "be final, with private constructors and final fields",
                new Why(
                        "an invariant holds only if nobody can make or change the aggregate around it",
                        "make the class final, its constructors private and its fields final; offer a factory that decides, and restore for persistence"),
                (type, found) -> {
                    if (!type.isInterface() && !Types.isFinal(type)) {
                        found.accept(at(type, "is an aggregate that can be extended"));
                    }
                    type.getConstructors().stream()
                            .filter(constructor -> !constructor.getModifiers().contains(JavaModifier.PRIVATE))
                            .forEach(constructor -> found.accept(new Violation(
                                    type.getName(),
                                    SourceLines.fileOf(type),
                                    sources.of(constructor),
                                    "is an aggregate with a constructor that is not private")));
                    findChangingFields(type, "is an aggregate", found);
                });
    }

    private void findChangingFields(JavaClass type, String whatItIs, Consumer<Violation> found) {
        type.getFields().stream()
                .filter(field ->
                        Signatures.isWritten(field) && !field.getModifiers().contains(JavaModifier.FINAL))
                .forEach(field -> found.accept(new Violation(
                        type.getName(),
                        SourceLines.fileOf(type),
                        sources.of(field),
                        whatItIs + " with the changing field " + field.getName())));
    }

    /** Ids are records. */
    public HouseRule idsAreRecords() {
        return shape(
                "ids-are-records",
                layout.in(Layout.DOMAIN, Layout.APPLICATION)
                        .and(DescribedPredicate.describe(
                                "are identifiers", type -> Types.isIdentifier(type) || isNamedAsId(type))),
                "be records that implement Identifier",
                new Why(
                        "an id is a value; two ids are equal when what they carry is equal",
                        "write record XId(UUID value) implements Identifier"),
                (type, found) -> {
                    if (!type.isRecord()) {
                        found.accept(at(type, "is an id and no record"));
                    } else if (!Types.isIdentifier(type)) {
                        found.accept(at(type, "is named as an id and does not implement Identifier"));
                    }
                });
    }

    private boolean isNamedAsId(JavaClass type) {
        return type.getSimpleName().endsWith("Id")
                && type.isTopLevelClass()
                && !Types.isRefusal(type)
                && !layout.context(type).equals(layout.kernel());
    }

    /** Declared value objects are records, enums or sealed. */
    public HouseRule valuesAreImmutable() {
        return shape(
                "values-are-records",
                layout.in(Layout.DOMAIN)
                        .and(DescribedPredicate.describe(
                                "are values", type -> Types.isDeclaredValue(type) || Types.isValue(type))),
                "be records, enums or sealed interfaces, and hold only final fields",
                new Why("a value that changes is no value", "make it a record; let of(..) refuse what is not one"),
                (type, found) -> {
                    if (!type.isRecord() && !type.isEnum() && !type.isSealed()) {
                        found.accept(at(type, "is a value object and neither record, enum nor sealed"));
                    }
                    findChangingFields(type, "is a value", found);
                });
    }

    /** Events are records under a sealed interface of their context. */
    public HouseRule eventsAreSealed() {
        return sealedFamily(
                "events-are-sealed",
                DescribedPredicate.describe("are events of a context", Types::isEvent),
                "event",
                Types::isEvent,
                new Why(
                        "whoever handles the events of a context must be told by the compiler when one is added",
                        "write record Happened(..) implements XEvent inside sealed interface XEvent extends Event"));
    }

    /** Refusals are records under a sealed interface of their context. */
    public HouseRule refusalsAreSealed() {
        return sealedFamily(
                "refusals-are-sealed",
                DescribedPredicate.describe("are refusals of a context", Types::isRefusal),
                "refusal",
                Types::isRefusal,
                new Why(
                        "a caller must be told by the compiler when a use case learns to refuse in a new way",
                        "write record Reason(..) implements XError inside sealed interface XError extends DomainError"));
    }

    private HouseRule sealedFamily(
            String name, DescribedPredicate<JavaClass> members, String noun, Predicate<JavaClass> family, Why why) {
        var ofContexts = layout.in(Layout.DOMAIN, Layout.APPLICATION)
                .and(DescribedPredicate.describe(
                        "do not stand in the kernel",
                        type -> !layout.context(type).equals(layout.kernel())))
                .and(members);
        return shape(name, ofContexts, "be records under a sealed interface", why, (type, found) -> {
            if (type.isInterface()) {
                if (!type.isSealed()) {
                    found.accept(at(type, "is an open family of " + noun + "s"));
                }
            } else if (!type.isRecord() && !type.isEnum()) {
                found.accept(at(type, "is a " + noun + " and no record"));
            } else if (type.getAllRawInterfaces().stream().noneMatch(each -> family.test(each) && each.isSealed())) {
                found.accept(at(type, "is a " + noun + " outside every sealed family"));
            }
        });
    }

    /** Use cases are final, named by a verb, with a nested record {@code Command}. */
    public HouseRule useCasesAreVerbs() {
        return shape(
                "use-cases-are-verbs",
                layout.in(Layout.APPLICATION)
                        .and(DescribedPredicate.describe(
                                "are use cases", type -> Types.isUseCase(type) && !type.isAnonymousClass())),
                "be final, be named by a verb and have a nested record Command",
                new Why(
                        "the list of use cases is what the program can do, in the words of its users",
                        "name the class by verb and object, as OpenCase, add the verb with alsoVerbs(..) when it is a good one nobody listed, and nest record Command in it"),
                (type, found) -> {
                    if (!Types.isFinal(type)) {
                        found.accept(at(type, "is a use case that can be extended"));
                    }
                    var words = Names.words(type.getSimpleName());
                    if (words.size() < 2 || !verbs.contains(words.getFirst())) {
                        found.accept(at(type, "is a use case whose name is not a verb with an object"));
                    }
                    boolean hasCommand = Signatures.of(type)
                            .filter(part -> part.member().getName().equals("handle"))
                            .flatMap(Signatures.Part::involved)
                            .anyMatch(
                                    named -> named.isRecord() && named.getName().equals(type.getName() + "$Command"));
                    if (!hasCommand) {
                        found.accept(at(type, "is a use case that does not take a nested record Command"));
                    }
                });
    }

    /** Queries answer with nested records and never with an aggregate. */
    public HouseRule queriesAnswerViews() {
        return shape(
                "queries-answer-views",
                layout.in(Layout.APPLICATION).and(DescribedPredicate.describe("are queries", Types::isQueries)),
                "name no aggregate in their signatures",
                new Why(
                        "a question costs what its answer costs, and the answer is the body that a client sees",
                        "nest a view record in the interface and let persistence fill it with SQL"),
                (type, found) -> Signatures.of(type)
                        .filter(part -> part.involved().anyMatch(Types::isAggregate))
                        .forEach(part -> found.accept(new Violation(
                                type.getName(),
                                SourceLines.fileOf(type),
                                sources.of(part.member()),
                                part.describe() + " loads an aggregate"))));
    }

    /** Fakes stand in {@code application.inmemory}. */
    public HouseRule fakesStandInMemory() {
        return shape(
                "fakes-in-memory",
                layout.contexts()
                        .and(DescribedPredicate.describe(
                                "are named InMemory…",
                                type -> Types.outermost(type).getSimpleName().startsWith("InMemory"))),
                "stand in <context>.application.inmemory",
                new Why(
                        "embedders look for the fakes of a context in one place, and adapters must not use them",
                        "move it to application.inmemory"),
                (type, found) -> {
                    if (!type.getPackageName().contains(".application.inmemory")) {
                        found.accept(at(type, "is a fake outside application.inmemory"));
                    }
                });
    }

    private static HouseRule shape(
            String name, DescribedPredicate<JavaClass> subjects, String should, Why why, HouseRule.Check check) {
        return HouseRule.of(name, 3, subjects, should, check, why);
    }

    private Violation at(JavaClass type, String what) {
        return new Violation(type.getName(), SourceLines.fileOf(type), sources.of(type), what);
    }

    private static Violation at(JavaAccess<?> access, String what) {
        return new Violation(
                access.getOriginOwner().getName(),
                SourceLines.fileOf(access.getOriginOwner()),
                access.getLineNumber(),
                what);
    }
}
