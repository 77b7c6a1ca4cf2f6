package dev.sextant.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.core.domain.properties.HasSourceCodeLocation;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A rule with its name, its reason and its remedy. It knows which classes it looks at, and is broken when these are fewer than its floor, because a rule that looks at
 * nothing proves nothing.
 */
public final class HouseRule {

    private static final Pattern PLACE = Pattern.compile("\\(([\\w$]+\\.java):(\\d+)\\)");

    private final String name;
    private final int wall;
    private final String reason;
    private final String remedy;
    private final int floor;
    private final DescribedPredicate<JavaClass> subjects;
    private final ArchRule rule;
    private final SourceLines sources;
    private final List<Excuse> excuses;

    private HouseRule(
            String name,
            int wall,
            String reason,
            String remedy,
            int floor,
            DescribedPredicate<JavaClass> subjects,
            ArchRule rule,
            SourceLines sources,
            List<Excuse> excuses) {
        this.name = name;
        this.wall = wall;
        this.reason = reason;
        this.remedy = remedy;
        this.floor = floor;
        this.subjects = subjects;
        this.rule = rule;
        this.sources = sources;
        this.excuses = List.copyOf(excuses);
    }

    /** Looks at one class and names what is wrong with it. */
    @FunctionalInterface
    interface Check {
        void look(JavaClass type, Consumer<Violation> found);
    }

    /** A rule whose check looks at one class at a time. */
    static HouseRule of(
            String name, int wall, DescribedPredicate<JavaClass> subjects, String should, Check check, Why why) {
        var condition = new ArchCondition<JavaClass>(should) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.look(
                        type,
                        violation -> events.add(
                                SimpleConditionEvent.violated(violation, violation + "; instead: " + why.instead())));
            }
        };
        var rule = ArchRuleDefinition.classes()
                .that(subjects)
                .should(condition)
                .because(why.because())
                .allowEmptyShould(true);
        return new HouseRule(
                name, wall, why.because(), why.instead(), 1, subjects, rule, new SourceLines(List.of()), List.of());
    }

    /** A rule that another library wrote. */
    static HouseRule of(
            String name,
            int wall,
            DescribedPredicate<JavaClass> subjects,
            ArchRule rule,
            Why why,
            SourceLines sources) {
        return new HouseRule(
                name,
                wall,
                why.because(),
                why.instead(),
                1,
                subjects,
                rule.because(why.because()).allowEmptyShould(true),
                sources,
                List.of());
    }

    /**
     * Why a rule exists.
     *
     * @param because the reason, completing "because"
     * @param instead what to do instead of breaking it
     */
    record Why(String because, String instead) {}

    /** A stable name in kebab-case, such as {@code domain-dependencies}. */
    public String name() {
        return name;
    }

    /** The wall of the house that it belongs to, 1 to 8. */
    public int wall() {
        return wall;
    }

    /** The rule in one sentence. */
    public String sentence() {
        String text = rule.getDescription();
        int because = text.lastIndexOf(", because ");
        return because < 0 ? text : text.substring(0, because);
    }

    /** Why it exists. */
    public String reason() {
        return reason;
    }

    /** What to do instead of breaking it. */
    public String remedy() {
        return remedy;
    }

    /** The least number of classes that it must have looked at. */
    public int floor() {
        return floor;
    }

    /** The same rule with another floor; 0 for code that has nothing of the kind yet. */
    public HouseRule withFloor(int classes) {
        return new HouseRule(name, wall, reason, remedy, classes, subjects, rule, sources, excuses);
    }

    /**
     * The same rule, with a package in which breaking it is allowed for a reason. An excuse that excuses nothing any more breaks the rule, so that none outlives its reason.
     *
     * @param packageIdentifier the package, in ArchUnit's notation
     * @param because why it must be so there
     */
    public HouseRule excusing(String packageIdentifier, String because) {
        var more = new ArrayList<>(excuses);
        more.add(new Excuse(packageIdentifier, because));
        return new HouseRule(name, wall, reason, remedy, floor, subjects, rule, sources, more);
    }

    /** Where the rule may be broken, and why. */
    public List<Excuse> excuses() {
        return excuses;
    }

    /**
     * A package in which a rule may be broken.
     *
     * @param packageIdentifier the package, in ArchUnit's notation
     * @param because why it must be so there
     */
    public record Excuse(String packageIdentifier, String because) {

        boolean covers(Violation violation) {
            int end = violation.className().lastIndexOf('.');
            return end > 0
                    && PackageMatcher.of(packageIdentifier)
                            .matches(violation.className().substring(0, end));
        }
    }

    /** The rule in ArchUnit's form, for a team that collects its rules with {@code @ArchTest}. It has neither floor nor excuses. */
    public ArchRule archRule() {
        return rule;
    }

    /** Applies the rule. */
    public Verdict evaluate(JavaClasses classes) {
        int lookedAt = (int) classes.stream().filter(subjects).count();
        var violations = new ArrayList<Violation>();
        rule.evaluate(classes)
                .<Object>handleViolations((culprits, message) -> violations.add(violation(culprits, message)));
        for (Excuse excuse : excuses) {
            if (!violations.removeIf(excuse::covers)) {
                violations.add(new Violation(
                        "",
                        "",
                        0,
                        "the excuse for " + excuse.packageIdentifier() + " excuses nothing any more: remove it"));
            }
        }
        violations.sort(Comparator.comparing(Violation::className)
                .thenComparingInt(Violation::line)
                .thenComparing(Violation::what));
        if (lookedAt < floor) {
            violations.add(
                    new Violation(
                            "",
                            "",
                            0,
                            "looked at " + lookedAt + " classes where at least " + floor
                                    + " were expected: a rule may not pass on nothing. Were all modules imported, and is the root package right?"));
        }
        return new Verdict(this, lookedAt, violations.stream().distinct().toList());
    }

    /**
     * Applies the rule.
     *
     * @throws AssertionError when it is broken, naming each place, the reason and what to do instead
     */
    public void check(JavaClasses classes) {
        var verdict = evaluate(classes);
        if (!verdict.holds()) {
            throw new AssertionError(verdict.explain());
        }
    }

    private Violation violation(Iterable<?> culprits, String message) {
        var stated = PLACE.matcher(message);
        for (Object culprit : culprits) {
            if (culprit instanceof Violation known) {
                return known;
            }
            if (culprit instanceof JavaMember member) {
                return at(member.getOwner(), sources.of(member), message);
            }
            if (culprit instanceof Dependency dependency
                    && dependency.getSourceCodeLocation().getLineNumber() == 0) {
                return at(dependency.getOriginClass(), sources.near(dependency), message);
            }
            if (culprit instanceof HasSourceCodeLocation located) {
                var location = located.getSourceCodeLocation();
                int line = location.getLineNumber();
                return at(location.getSourceClass(), line > 0 ? line : sources.of(location.getSourceClass()), message);
            }
        }
        return stated.find()
                ? new Violation("", stated.group(1), Integer.parseInt(stated.group(2)), message.strip())
                : new Violation("", "", 0, message.strip());
    }

    private static Violation at(JavaClass type, int line, String message) {
        return new Violation(type.getName(), SourceLines.fileOf(type), line, message.strip());
    }

    @Override
    public String toString() {
        return name;
    }

    /** All the rules' names, for messages. */
    static String names(List<HouseRule> rules) {
        return String.join(", ", rules.stream().map(HouseRule::name).toList());
    }
}
