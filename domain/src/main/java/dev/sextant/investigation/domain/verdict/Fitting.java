package dev.sextant.investigation.domain.verdict;

import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.Subject;
import dev.sextant.investigation.domain.evidence.Topology;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The facts that fit one condition, by what they are about. */
final class Fitting {

    private final List<Fact> all;
    private final Map<Subject, List<Fact>> bySubject = new LinkedHashMap<>();
    private final Map<Subject, List<Fact>> loose = new HashMap<>();

    Fitting(List<Fact> all, Topology topology) {
        this.all = all;
        for (Fact fact : all) {
            bySubject
                    .computeIfAbsent(fact.subject(), subject -> new ArrayList<>())
                    .add(fact);
        }
        bySubject.forEach((subject, facts) -> {
            if (!subject.isKnown() || !topology.knows(subject)) {
                loose.put(subject, facts);
            }
        });
    }

    List<Fact> all() {
        return all;
    }

    Set<Subject> subjects() {
        return bySubject.keySet();
    }

    /** What is about things that are not known to belong anywhere. */
    Map<Subject, List<Fact>> loose() {
        return loose;
    }

    List<Fact> about(Subject subject) {
        return bySubject.getOrDefault(subject, List.of());
    }

    List<Fact> about(Collection<Subject> subjects) {
        List<Fact> facts = new ArrayList<>();
        subjects.forEach(subject -> facts.addAll(about(subject)));
        return facts;
    }

    List<Fact> where(Predicate<Subject> subjects) {
        List<Fact> facts = new ArrayList<>();
        bySubject.forEach((subject, some) -> {
            if (subjects.test(subject)) {
                facts.addAll(some);
            }
        });
        return facts;
    }
}
