package dev.sextant.investigation.domain.verdict;

import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.FactBase;
import dev.sextant.investigation.domain.evidence.FactValue;
import dev.sextant.investigation.domain.evidence.Subject;
import dev.sextant.investigation.domain.evidence.Topology;
import dev.sextant.investigation.domain.logs.Severity;
import dev.sextant.investigation.domain.signatures.Clause;
import dev.sextant.investigation.domain.signatures.Condition;
import dev.sextant.investigation.domain.signatures.Reach;
import dev.sextant.investigation.domain.signatures.Selector;
import dev.sextant.investigation.domain.signatures.Signature;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares signatures with what is known. A signature is tried on everything that the first of its required clauses may be about; facts that fit a condition are found once for all of these.
 */
final class Assessor {

    /** So many subjects are tried for one signature; what is beyond says the same again. */
    private static final int SUBJECTS = 64;

    private static final String DATABASE = "database";

    private final FactBase base;
    private final Topology topology;
    private final Situation situation;
    private final IdentityHashMap<Condition, Fitting> fitting = new IdentityHashMap<>();
    private final Map<String, Map<String, List<Fact>>> index = new HashMap<>();
    private final Map<String, Set<Subject>> byType = new HashMap<>();

    Assessor(FactBase base, Situation situation) {
        this.base = base;
        this.topology = base.topology();
        this.situation = situation;
        for (Fact fact : base.facts()) {
            if (fact.subject().isKnown()) {
                byType.computeIfAbsent(fact.subject().type(), type -> new TreeSet<>())
                        .add(fact.subject());
            }
        }
        index("measure", "measure");
        index(TextFacts.KIND, "pattern");
    }

    private void index(String kind, String by) {
        Map<String, List<Fact>> facts = new HashMap<>();
        for (Fact fact : base.ofKind(kind)) {
            facts.computeIfAbsent(fact.text(by), value -> new ArrayList<>()).add(fact);
        }
        index.put(kind, facts);
    }

    private List<Fact> indexed(String kind, String value) {
        return index.getOrDefault(kind, Map.of()).getOrDefault(value, List.of());
    }

    /** All that is met at least in part, several parts of one whole together. */
    List<Assessment> assess(Collection<Signature> signatures) {
        List<Assessment> all = new ArrayList<>();
        for (Signature signature : signatures) {
            List<Assessment> some = new ArrayList<>();
            for (Subject subject : subjects(signature)) {
                Assessment assessment = assess(signature, subject);
                if (assessment.met().stream().anyMatch(m -> m.role() == Met.Role.REQUIRED) && isOfItsType(assessment)) {
                    some.add(assessment);
                }
            }
            some.sort(Assessment.BEST);
            all.addAll(together(some));
        }
        all.sort(Assessment.BEST);
        return all;
    }

    /**
     * Whether the hypothesis is about a thing of its type. CPU, memory and disks are measured of any machine: of what is not known to be a database, something must tell that is told of databases only.
     */
    private static boolean isOfItsType(Assessment assessment) {
        return !assessment.signature().subject().equals(DATABASE)
                || assessment.subject().type().equals(DATABASE)
                || assessment.required().stream().anyMatch(Assessor::tellsOfDatabase);
    }

    private static boolean tellsOfDatabase(Fact fact) {
        return switch (fact.kind()) {
            case "measure" -> fact.text("measure").startsWith("db.");
            case TextFacts.KIND, "event", "config.difference" -> true;
            default -> fact.kind().startsWith("db.");
        };
    }

    /** The first of each whole stands for its siblings that have the same. */
    private List<Assessment> together(List<Assessment> sorted) {
        List<Assessment> kept = new ArrayList<>();
        Map<Assessment, List<Subject>> others = new HashMap<>();
        for (Assessment each : sorted) {
            Option<Assessment> same = Option.ofOptional(kept.stream()
                    .filter(first -> first.isFull() == each.isFull() && isOneStory(first, each))
                    .findFirst());
            if (same.isDefined()) {
                others.computeIfAbsent(same.get(), first -> new ArrayList<>()).add(each.subject());
            } else {
                kept.add(each);
            }
        }
        return kept.stream()
                .map(each -> each.alsoAbout(others.getOrDefault(each, List.of())))
                .toList();
    }

    private boolean isOneStory(Assessment one, Assessment other) {
        boolean sameWhole =
                topology.wholes(one.subject()).stream().anyMatch(topology.wholes(other.subject())::contains);
        return sameWhole
                || topology.linked(one.subject(), other.subject())
                || !other.subject().isKnown()
                || one.required().containsAll(other.required());
    }

    private Set<Subject> subjects(Signature signature) {
        Set<Subject> found = new LinkedHashSet<>();
        for (Clause clause : signature.requires()) {
            if (clause.test() instanceof Clause.AnyOf any) {
                for (Condition condition : any.conditions()) {
                    if (condition.reach() == Reach.RELATED
                            || condition.reach() == Reach.SELF
                            || condition.reach() == Reach.ANY) {
                        fitting(condition)
                                .subjects()
                                .forEach(subject -> found.add(meant(signature.subject(), subject)));
                    }
                }
                if (!found.isEmpty()) {
                    break;
                }
            }
        }
        Set<Subject> some = new TreeSet<>(found.stream().limit(SUBJECTS).toList());
        some.addAll(sharedWholes(some));
        return some;
    }

    /** What several of them are parts of: what each of them tells a little of, the whole may tell enough of. */
    private Set<Subject> sharedWholes(Set<Subject> subjects) {
        Set<Subject> once = new TreeSet<>();
        Set<Subject> shared = new TreeSet<>();
        for (Subject subject : subjects) {
            for (Subject whole : topology.wholes(subject)) {
                if (!once.add(whole)) {
                    shared.add(whole);
                }
            }
        }
        return shared;
    }

    /** What a signature about a type is about, where a fact is about something else. */
    private Subject meant(String type, Subject subject) {
        if (type.equals(Signature.ANY) || subject.type().equals(type)) {
            return subject;
        }
        return topology.nearest(subject, type).orElse(() -> only(type)).getOrElse(subject);
    }

    /** The only thing of a type that anything is known of. */
    private Option<Subject> only(String type) {
        Set<Subject> ofType = byType.getOrDefault(type, Set.of());
        return ofType.size() == 1 ? Option.some(ofType.iterator().next()) : Option.none();
    }

    private Assessment assess(Signature signature, Subject subject) {
        List<Met> met = new ArrayList<>();
        List<Clause> unmet = new ArrayList<>();
        for (Clause clause : signature.requires()) {
            Option<Met> one = met(clause, Met.Role.REQUIRED, subject);
            one.peek(met::add).onEmpty(() -> unmet.add(clause));
        }
        collect(signature.supports(), Met.Role.SUPPORTS, subject, met);
        collect(signature.refutes(), Met.Role.REFUTES, subject, met);
        collect(signature.counterfactual(), Met.Role.COUNTERFACTUAL, subject, met);
        collect(signature.alternatives(), Met.Role.ALTERNATIVE, subject, met);
        return new Assessment(signature, subject, List.of(), met, unmet, confidence(signature, met));
    }

    private void collect(List<Clause> clauses, Met.Role role, Subject subject, List<Met> met) {
        clauses.forEach(clause -> met(clause, role, subject).forEach(met::add));
    }

    private static Confidence confidence(Signature signature, List<Met> met) {
        Confidence confidence = Confidence.from(signature.prior());
        for (Met one : met) {
            boolean strong = one.clause().strong();
            Stance stance = switch (one.role()) {
                case REQUIRED, SUPPORTS -> strong ? Stance.STRONGLY_SUPPORTS : Stance.SUPPORTS;
                case REFUTES -> strong ? Stance.STRONGLY_CONTRADICTS : Stance.CONTRADICTS;
                case COUNTERFACTUAL, ALTERNATIVE -> Stance.NEUTRAL;
            };
            for (String origin : one.origins()) {
                confidence = confidence.with(origin, stance);
            }
            if (one.role() == Met.Role.COUNTERFACTUAL) {
                confidence = confidence.withCounterfactual();
            }
        }
        return confidence;
    }

    private Option<Met> met(Clause clause, Met.Role role, Subject subject) {
        return switch (clause.test()) {
            case Clause.AnyOf any -> {
                List<Fact> facts = reached(any.conditions(), subject);
                yield Option.when(
                        !facts.isEmpty() && weight(facts) >= any.atLeast(),
                        () -> new Met(clause, role, facts.subList(0, Math.min(Met.SHOWN, facts.size())), List.of()));
            }
            case Clause.NoneOf none -> {
                List<String> looked =
                        none.read().stream().filter(base::looked).sorted().toList();
                yield Option.when(
                        !looked.isEmpty() && reached(none.conditions(), subject).isEmpty(),
                        () -> new Met(clause, role, List.of(), looked));
            }
        };
    }

    /** Facts, or where they say how often, how often that is. */
    private static long weight(List<Fact> facts) {
        double sum = 0;
        for (Fact fact : facts) {
            sum += fact.kind().equals(TextFacts.KIND) || fact.kind().equals("k8s.event")
                    ? fact.number("count").getOrElse(1.0)
                    : 1;
        }
        return (long) sum;
    }

    private List<Fact> reached(List<Condition> conditions, Subject subject) {
        IdentityHashMap<Fact, Boolean> seen = new IdentityHashMap<>();
        List<Fact> facts = new ArrayList<>();
        for (Condition condition : conditions) {
            for (Fact fact : reached(condition, subject)) {
                if (seen.put(fact, true) == null) {
                    facts.add(fact);
                }
            }
        }
        return facts;
    }

    private List<Fact> reached(Condition condition, Subject subject) {
        Fitting fit = fitting(condition);
        return switch (condition.reach()) {
            case RELATED -> related(fit, subject);
            case SELF -> fit.about(subject);
            case SIBLINGS ->
                topology.wholes(subject).isEmpty()
                        ? fit.where(other -> topology.areSiblings(subject, other))
                        : fit.about(topology.siblings(subject));
            case DEPENDENCIES -> fit.about(topology.dependencies(subject));
            case DEPENDENTS -> fit.about(topology.dependents(subject));
            case ANY -> fit.all();
        };
    }

    /** What hangs together with the subject is looked up; only what belongs nowhere has to be gone through. */
    private List<Fact> related(Fitting fit, Subject subject) {
        if (!subject.isKnown() || !topology.knows(subject)) {
            return fit.where(other -> topology.concerns(subject, other));
        }
        List<Fact> facts = new ArrayList<>(fit.about(topology.belongings(subject)));
        fit.loose().forEach((other, some) -> {
            if (!other.type().equals(subject.type())) {
                facts.addAll(some);
            }
        });
        return facts;
    }

    /** Facts that fit a condition, wherever they are. */
    private Fitting fitting(Condition condition) {
        Fitting known = fitting.get(condition);
        if (known == null) {
            known = new Fitting(
                    candidates(condition.selector()).stream()
                            .filter(fact -> condition.where().entrySet().stream()
                                    .allMatch(each -> each.getValue().holds(fact.value(each.getKey()))))
                            .filter(fact -> condition.timing().forAll(timing -> situation.meets(fact, timing)))
                            .toList(),
                    topology);
            fitting.put(condition, known);
        }
        return known;
    }

    private List<Fact> candidates(Selector selector) {
        return switch (selector) {
            case Selector.OfKind kind -> base.ofKind(kind.kind());
            case Selector.OfMeasures measures -> {
                List<Fact> facts = new ArrayList<>();
                measures.names().stream().sorted().forEach(name -> facts.addAll(indexed("measure", name)));
                yield facts;
            }
            case Selector.OfText text ->
                indexed(TextFacts.KIND, text.pattern().toString()).stream()
                        .filter(fact -> spoken(fact, text))
                        .toList();
        };
    }

    private static boolean spoken(Fact fact, Selector.OfText text) {
        boolean by = text.spoken().isEmpty()
                || text.spoken().stream()
                        .anyMatch(kind -> kind.name().toLowerCase(Locale.ROOT).equals(fact.text("spoken")));
        Severity severity = fact.value("severity")
                .map(FactValue::words)
                .map(word -> Severity.valueOf(word.toUpperCase(Locale.ROOT)))
                .getOrElse(Severity.UNKNOWN);
        return by && severity.compareTo(text.atLeast()) >= 0;
    }
}
