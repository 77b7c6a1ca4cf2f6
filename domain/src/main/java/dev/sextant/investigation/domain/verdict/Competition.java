package dev.sextant.investigation.domain.verdict;

import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.FactBase;
import dev.sextant.investigation.domain.evidence.Topology;
import dev.sextant.investigation.domain.signatures.LookAlike;
import dev.sextant.investigation.domain.signatures.SignatureCatalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Hypotheses compete. What tells two look-alikes apart speaks against one of them; what follows from a proven cause is its effect and no cause; what says no more than another says less. What is left are the causes.
 */
final class Competition {

    /** Of more than so many proven hypotheses the less sure ones are let go. */
    private static final int MOST = 500;

    private final SignatureCatalogue catalogue;
    private final Topology topology;
    private final List<Assessment> contestants;
    private final List<RuledOut> ruledOut = new ArrayList<>();
    private final IdentityHashMap<Assessment, List<Assessment>> effects = new IdentityHashMap<>();
    private final Map<String, Set<String>> explained = new HashMap<>();

    /**
     * A competition.
     *
     * @param all everything that is met at least in part, the best first
     */
    Competition(SignatureCatalogue catalogue, FactBase base, Situation situation, List<Assessment> all) {
        this.catalogue = catalogue;
        this.topology = base.topology();
        List<Assessment> apart = toldApart(all);
        Review review = new Review(base, situation, catalogue, apart);
        this.contestants = apart.stream()
                .map(each -> each.isFull() ? review.of(each) : each)
                .sorted(Assessment.BEST)
                .toList();
    }

    /** All hypotheses with what their look-alikes have against them, the best first. */
    List<Assessment> contestants() {
        return contestants;
    }

    /** What was found not to be the case. */
    List<RuledOut> ruledOut() {
        return List.copyOf(ruledOut);
    }

    /** What follows from a cause. */
    List<Assessment> effects(Assessment cause) {
        return effects.getOrDefault(cause, List.of());
    }

    private List<Assessment> toldApart(List<Assessment> all) {
        IdentityHashMap<Assessment, Confidence> changed = new IdentityHashMap<>();
        Map<String, List<Assessment>> byId = new HashMap<>();
        for (Assessment one : all) {
            byId.computeIfAbsent(one.signature().id(), id -> new ArrayList<>()).add(one);
        }
        for (Assessment one : all) {
            if (!one.isFull()) {
                continue;
            }
            for (LookAlike lookAlike : one.signature().unlike()) {
                one.met(lookAlike.by())
                        .filter(met -> met.role() != Met.Role.REFUTES)
                        .forEach(met -> {
                            ruledOut.add(new RuledOut(
                                    title(lookAlike.signature()),
                                    one.fill(lookAlike.says()),
                                    met.facts().stream()
                                            .limit(3)
                                            .map(Fact::source)
                                            .toList()));
                            byId.getOrDefault(lookAlike.signature(), List.of()).stream()
                                    .filter(other -> topology.concerns(one.subject(), other.subject()))
                                    .forEach(other -> changed.merge(
                                            other, against(other.confidence(), met), (a, b) -> against(a, met)));
                        });
            }
        }
        return all.stream()
                .map(each -> changed.containsKey(each) ? each.with(changed.get(each)) : each)
                .toList();
    }

    private static Confidence against(Confidence confidence, Met met) {
        Confidence changed = confidence;
        for (String origin : met.origins()) {
            changed = changed.with(origin, Stance.STRONGLY_CONTRADICTS);
        }
        return changed;
    }

    private String title(String signature) {
        return catalogue.find(signature).map(found -> found.title()).getOrElse(signature);
    }

    /** The proven hypotheses that are no effect of another and say something of their own, the best first. Those that explain that nothing is wrong are not among them. */
    List<Assessment> causes() {
        List<Assessment> proven = contestants.stream()
                .filter(each -> each.isValidated() && !each.signature().isBenign())
                .limit(MOST)
                .toList();
        List<Set<Fact>> required = proven.stream().map(Assessment::required).toList();
        List<Set<Fact>> evidence = proven.stream().map(Assessment::evidence).toList();
        List<Assessment> roots = new ArrayList<>();
        for (int i = 0; i < proven.size(); i++) {
            boolean root = true;
            for (int j = 0; j < proven.size() && root; j++) {
                root = i == j || !(isBehind(proven, i, j) || saysLess(proven, required, evidence, i, j));
            }
            if (root) {
                roots.add(proven.get(i));
            }
        }
        if (roots.isEmpty() && !proven.isEmpty()) {
            // One may be an effect of another that says less than the first: then what follows from nothing stays.
            roots.add(IntStream.range(0, proven.size())
                    .filter(i -> IntStream.range(0, proven.size()).noneMatch(j -> i != j && isBehind(proven, i, j)))
                    .mapToObj(proven::get)
                    .findFirst()
                    .orElse(proven.getFirst()));
        }
        for (Assessment root : roots) {
            effects.put(
                    root,
                    contestants.stream()
                            .filter(each -> each.isFull() && !each.signature().isBenign() && follows(each, root))
                            .filter(each -> !each.signature()
                                    .id()
                                    .equals(root.signature().id()))
                            .toList());
        }
        return roots;
    }

    /** Whether one follows from another; where each follows from the other, whether it is the less sure one. */
    private boolean isBehind(List<Assessment> proven, int effect, int cause) {
        return follows(proven.get(effect), proven.get(cause))
                && (cause < effect || !follows(proven.get(cause), proven.get(effect)));
    }

    /** Whether one is an effect of the other: the catalogue says so, they hang together, and it did not begin earlier. */
    boolean follows(Assessment effect, Assessment cause) {
        return explained(cause.signature().id()).contains(effect.signature().id())
                && hangTogether(cause, effect)
                && isInOrder(cause, effect);
    }

    private boolean hangTogether(Assessment cause, Assessment effect) {
        return topology.concerns(cause.subject(), effect.subject())
                || topology.dependents(cause.subject()).contains(effect.subject())
                || topology.areSiblings(cause.subject(), effect.subject());
    }

    private static boolean isInOrder(Assessment cause, Assessment effect) {
        return cause.since()
                .flatMap(began -> effect.since()
                        .map(later ->
                                Duration.between(later, began).compareTo(Situation.TOLERANCE.multipliedBy(2)) <= 0))
                .getOrElse(true);
    }

    /** Everything that follows from a signature, and from what follows from it. */
    private Set<String> explained(String signature) {
        return explained.computeIfAbsent(signature, this::closure);
    }

    private Set<String> closure(String signature) {
        Set<String> found = new HashSet<>();
        List<String> open = new ArrayList<>(List.of(signature));
        while (!open.isEmpty()) {
            String next = open.removeLast();
            catalogue
                    .find(next)
                    .forEach(known ->
                            known.explains().stream().filter(found::add).forEach(open::add));
        }
        found.remove(signature);
        return found;
    }

    /** Whether everything that one rests on speaks for another, which rests on more, too; of two that rest on the same the better one stays. */
    private boolean saysLess(
            List<Assessment> proven, List<Set<Fact>> required, List<Set<Fact>> evidence, int lesser, int other) {
        if (!topology.concerns(proven.get(other).subject(), proven.get(lesser).subject())) {
            return false;
        }
        boolean contained = evidence.get(other).containsAll(required.get(lesser));
        boolean back = contained && evidence.get(lesser).containsAll(required.get(other));
        return contained && (!back || other < lesser);
    }
}
