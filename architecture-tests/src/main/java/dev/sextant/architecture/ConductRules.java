package dev.sextant.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.sextant.architecture.HouseRule.Why;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Wall 7: names, time, randomness, output, waiting, injection, state and nullness. */
public final class ConductRules {

    private static final Set<String> FORBIDDEN_WORDS =
            Set.of("domain", "application", "impl", "dto", "dtos", "manager", "helper", "helpers", "util", "utils");
    private static final List<String> FORBIDDEN_ENDINGS_OF_PORTS = List.of("Port", "Repository", "UseCase");
    private static final Set<String> INJECTION =
            Set.of("com.google.inject.Inject", "jakarta.inject.Inject", "javax.inject.Inject");
    private static final List<String> CHANGING_TYPES = List.of(
            "java.util.concurrent.atomic.AtomicInteger",
            "java.util.concurrent.atomic.AtomicLong",
            "java.util.concurrent.atomic.AtomicBoolean",
            "java.util.concurrent.atomic.AtomicReference",
            "java.util.concurrent.atomic.LongAdder",
            "java.lang.AbstractStringBuilder",
            "java.lang.ThreadLocal",
            "java.text.Format",
            "java.util.Date",
            "java.util.Calendar",
            "java.util.Random");

    private final Layout layout;
    private final SourceLines sources;

    ConductRules(Layout layout, SourceLines sources) {
        this.layout = layout;
        this.sources = sources;
    }

    /** All rules of this group. */
    public List<HouseRule> all() {
        return List.of(
                namesSayWhatThingsAre(),
                timeComesIn(),
                randomnessComesIn(),
                nothingPrints(),
                nothingSleeps(),
                nothingIsInjectedIntoFields(),
                nothingStaticChanges(),
                packagesAreNullMarked());
    }

    /** Names say what things are, not what layer or pattern they belong to. */
    public HouseRule namesSayWhatThingsAre() {
        return HouseRule.of(
                "names",
                7,
                layout.everywhere(),
                "not carry Impl, Dto, Manager, Helper, Util, Domain or Application in their names, nor end in Port, Repository or UseCase in application",
                (type, found) -> {
                    String name = type.getSimpleName();
                    if (type.isAnonymousClass() || name.equals("DomainError") || isKernelUseCase(type)) {
                        return;
                    }
                    Names.words(name).stream()
                            .filter(word -> FORBIDDEN_WORDS.contains(word.toLowerCase(java.util.Locale.ROOT)))
                            .forEach(word -> found.accept(at(type, "carries '" + word + "' in its name")));
                    FORBIDDEN_ENDINGS_OF_PORTS.stream()
                            .filter(ending -> layout.isIn(Layout.APPLICATION, type) && name.endsWith(ending))
                            .forEach(ending -> found.accept(at(type, "ends in '" + ending + "'")));
                },
                new Why(
                        "the package says the layer already; the name is for what the thing is",
                        "repositories: the plural of the aggregate (Cases); ports: the capability (Outbox); adapters: technology and port (JooqCases); use cases: a verb (OpenCase)"));
    }

    private boolean isKernelUseCase(JavaClass type) {
        return layout.isKernelType(Layout.APPLICATION, "UseCase", type);
    }

    /** The time comes in through a {@code Clock}. */
    public HouseRule timeComesIn() {
        return calls(
                "time-comes-in",
                outsideWiring(),
                "not read a clock that was not handed to them",
                ConductRules::isClockRead,
                "reads the system's clock",
                new Why(
                        "what reads the clock by itself cannot be tested at midnight",
                        "take a java.time.Clock by constructor and ask it, or let the caller pass the time"));
    }

    private static boolean isClockRead(JavaAccess<?> access) {
        String method = access.getTarget().getName();
        return switch (access.getTargetOwner().getName()) {
            case "java.time.Clock" -> method.startsWith("system") || method.startsWith("tick");
            case "java.lang.System" -> method.equals("currentTimeMillis");
            case "java.util.Date" ->
                method.equals("<init>") && parameters(access).isEmpty();
            default ->
                method.equals("now")
                        && access.getTargetOwner().getName().startsWith("java.time.")
                        && !parameters(access).contains("java.time.Clock");
        };
    }

    private static List<String> parameters(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget unit
                ? unit.getRawParameterTypes().stream().map(JavaClass::getName).toList()
                : List.of();
    }

    /** Randomness and ids come in by constructor. */
    public HouseRule randomnessComesIn() {
        return calls(
                "randomness-comes-in",
                layout.in(Layout.DOMAIN, Layout.APPLICATION),
                "not make random numbers or ids by themselves",
                ConductRules::isRandomness,
                "makes randomness by itself",
                new Why(
                        "the same input must give the same outcome, in a test and in a replay",
                        "take an IdGenerator or a RandomGenerator by constructor"));
    }

    private static boolean isRandomness(JavaAccess<?> access) {
        String method = access.getTarget().getName();
        return switch (access.getTargetOwner().getName()) {
            case "java.util.UUID" -> method.equals("randomUUID");
            case "java.lang.Math" -> method.equals("random");
            case "java.util.concurrent.ThreadLocalRandom" -> method.equals("current");
            case "java.util.Random", "java.security.SecureRandom" -> method.equals("<init>");
            default -> false;
        };
    }

    /** Nothing but the wiring writes to the standard streams. */
    public HouseRule nothingPrints() {
        return calls(
                "nothing-prints",
                outsideWiring(),
                "not use the standard streams",
                ConductRules::isStandardStream,
                "uses a standard stream",
                new Why(
                        "the streams of a process belong to whoever runs it",
                        "return what is to be said, or log it in an adapter; only the command line prints"));
    }

    private static boolean isStandardStream(JavaAccess<?> access) {
        String target = access.getTarget().getName();
        if (access.getTargetOwner().getName().equals("java.lang.System")) {
            return Set.of("out", "err", "in").contains(target);
        }
        return target.equals("printStackTrace") && access.getTargetOwner().isAssignableTo(Throwable.class);
    }

    /** Nothing but the wiring sleeps. */
    public HouseRule nothingSleeps() {
        return calls(
                "nothing-sleeps",
                outsideWiring(),
                "not put threads to sleep",
                access -> access.getTarget().getName().equals("sleep")
                        && Set.of("java.lang.Thread", "java.util.concurrent.TimeUnit")
                                .contains(access.getTargetOwner().getName()),
                "puts a thread to sleep",
                new Why(
                        "a sleeping thread guesses how long something takes",
                        "wait for the thing itself, with a deadline, or schedule the work"));
    }

    /** Nothing is injected into fields. */
    public HouseRule nothingIsInjectedIntoFields() {
        return HouseRule.of(
                "no-field-injection",
                7,
                layout.everywhere(),
                "have no field that is injected",
                (type, found) -> type.getFields().stream()
                        .filter(field -> INJECTION.stream().anyMatch(field::isAnnotatedWith))
                        .forEach(field -> found.accept(at(field, "has the field " + field.getName() + " injected"))),
                new Why(
                        "an object must be whole when its constructor returns, and anybody must be able to make one",
                        "take it by constructor"));
    }

    /** No state is static and changes. */
    public HouseRule nothingStaticChanges() {
        return HouseRule.of(
                "no-static-mutable-state",
                7,
                layout.everywhere(),
                "have no static state that changes",
                (type, found) -> type.getFields().stream()
                        .filter(field ->
                                field.getModifiers().contains(JavaModifier.STATIC) && Signatures.isWritten(field))
                        .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL) || isChanging(field))
                        .forEach(field -> found.accept(at(field, "has the static state " + field.getName()))),
                new Why(
                        "static state is shared by every tenant, every test and every embedder in the process",
                        "keep it in an object that the wiring makes once, or copy it with List.copyOf, Map.copyOf or Set.copyOf"));
    }

    private static boolean isChanging(JavaField field) {
        var type = field.getRawType();
        if (type.isArray()) {
            return !field.getModifiers().contains(JavaModifier.PRIVATE);
        }
        return CHANGING_TYPES.stream().anyMatch(type::isAssignableTo)
                || isMutableCollection(type)
                || isFilledWithMutableCollection(field);
    }

    private static boolean isMutableCollection(JavaClass type) {
        return !type.isInterface()
                && type.getPackageName().startsWith("java.util")
                && (type.isAssignableTo(java.util.Collection.class) || type.isAssignableTo(java.util.Map.class));
    }

    /** Whether the static initialiser makes a mutable collection on the line that sets the field. */
    private static boolean isFilledWithMutableCollection(JavaField field) {
        if (!field.getRawType().isAssignableTo(java.util.Collection.class)
                && !field.getRawType().isAssignableTo(java.util.Map.class)) {
            return false;
        }
        return field.getAccessesToSelf().stream()
                .filter(access -> access.getOrigin().getName().equals("<clinit>"))
                .anyMatch(set -> set.getOrigin().getConstructorCallsFromSelf().stream()
                        .anyMatch(made -> made.getLineNumber() == set.getLineNumber()
                                && isMutableCollection(made.getTargetOwner())));
    }

    /** Every hand-written package is null-marked. */
    public HouseRule packagesAreNullMarked() {
        return HouseRule.of(
                "null-marked",
                7,
                layout.everywhere(),
                "stand in a package that is @NullMarked",
                (type, found) -> {
                    if (!type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked")) {
                        found.accept(new Violation(
                                type.getPackageName() + ".package-info",
                                "package-info.java",
                                0,
                                "is missing or does not carry @NullMarked"));
                    }
                },
                new Why(
                        "only in a marked package does the compiler refuse null",
                        "add a package-info.java with a sentence of contract and @NullMarked"));
    }

    private DescribedPredicate<JavaClass> outsideWiring() {
        return DescribedPredicate.describe(
                "stand outside " + layout.wiring(),
                type -> layout.house().test(type) && !layout.context(type).equals(layout.wiring()));
    }

    private static HouseRule calls(
            String name,
            DescribedPredicate<JavaClass> subjects,
            String should,
            Predicate<JavaAccess<?>> forbidden,
            String what,
            Why why) {
        return HouseRule.of(
                name,
                7,
                subjects,
                should,
                (type, found) -> type.getAccessesFromSelf().stream()
                        .filter(forbidden)
                        .forEach(access -> found.accept(new Violation(
                                type.getName(),
                                SourceLines.fileOf(type),
                                access.getLineNumber(),
                                what + " with " + access.getTargetOwner().getSimpleName() + "."
                                        + access.getTarget().getName()))),
                why);
    }

    private Violation at(JavaClass type, String what) {
        return new Violation(type.getName(), SourceLines.fileOf(type), sources.of(type), what);
    }

    private Violation at(JavaField field, String what) {
        return new Violation(field.getOwner().getName(), SourceLines.fileOf(field.getOwner()), sources.of(field), what);
    }
}
