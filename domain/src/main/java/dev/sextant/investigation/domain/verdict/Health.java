package dev.sextant.investigation.domain.verdict;

import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.FactBase;
import dev.sextant.investigation.domain.evidence.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether it can be said that nothing is wrong: somebody looked at what the alert names and at what it says of it, and found it as it should be. Silence is no health. */
final class Health {

    private static final int FOR_EACH = 15;

    private static final int MOST = 90;

    private static final int TO_BEGIN_WITH = 40;

    private final FactBase base;
    private final List<Fact> grave = new ArrayList<>();
    private final List<Fact> slight = new ArrayList<>();
    private final List<Fact> normal = new ArrayList<>();

    Health(FactBase base) {
        this.base = base;
        for (Fact fact : base.facts()) {
            if (Troubles.isGrave(fact)) {
                grave.add(fact);
            } else if (Troubles.isTrouble(fact)) {
                slight.add(fact);
            } else if (Normality.isNormal(fact)) {
                normal.add(fact);
            }
        }
    }

    /** Facts that cannot be left unexplained. */
    List<Fact> grave() {
        return List.copyOf(grave);
    }

    /** Facts that are a little out of the ordinary. */
    List<Fact> slight() {
        return List.copyOf(slight);
    }

    /** Facts that show something as it should be. */
    List<Fact> normal() {
        return List.copyOf(normal);
    }

    /** Whether nothing is wrong, as far as anybody looked. A log without errors alone does not tell that. */
    boolean isFine() {
        boolean looked = normal.stream().anyMatch(fact -> !fact.kind().equals("log.quiet"));
        return grave.isEmpty() && slight.size() * 4 <= normal.size() && looked && unseen().isEmpty();
    }

    /** What an alert speaks of and nobody looked at, in words. */
    List<String> unseen() {
        Set<String> unseen = new TreeSet<>();
        for (Fact alert : base.ofKind("alert")) {
            if (!lookedAt(alert.subject())) {
                unseen.add("anything about " + alert.subject() + ", which the alert names");
            }
            for (Complaint complaint : Complaint.in(alert)) {
                if (normal.stream().noneMatch(fact -> complaint.isAnsweredBy(fact) && concerns(alert, fact))) {
                    unseen.add(complaint.words());
                }
            }
        }
        return List.copyOf(unseen);
    }

    private boolean concerns(Fact alert, Fact fact) {
        return base.topology().concerns(alert.subject(), fact.subject());
    }

    private boolean lookedAt(Subject subject) {
        return !subject.isKnown()
                || normal.stream()
                        .anyMatch(fact -> base.topology().linked(subject, fact.subject())
                                || (!base.topology().knows(subject)
                                        && base.topology().concerns(subject, fact.subject())));
    }

    /** How sure that is: more with every independent source that shows something as it should be. */
    int points() {
        long origins = normal.stream()
                .map(fact -> fact.source().instrument())
                .distinct()
                .count();
        long streams =
                normal.stream().map(fact -> fact.source().origin()).distinct().count();
        long sources = Math.min(streams, origins + 2);
        int slightly = slight.isEmpty() ? 0 : 10;
        return (int) Math.min(MOST, TO_BEGIN_WITH + FOR_EACH * sources) - slightly;
    }
}
