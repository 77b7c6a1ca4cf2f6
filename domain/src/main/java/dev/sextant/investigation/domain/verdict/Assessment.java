package dev.sextant.investigation.domain.verdict;

import dev.sextant.investigation.domain.evidence.Fact;
import dev.sextant.investigation.domain.evidence.FactValue;
import dev.sextant.investigation.domain.evidence.Subject;
import dev.sextant.investigation.domain.signatures.Clause;
import dev.sextant.investigation.domain.signatures.Predicate;
import dev.sextant.investigation.domain.signatures.Signature;
import dev.sextant.investigation.domain.signatures.Template;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A signature that was compared with what is known of one subject.
 *
 * @param signature which
 * @param subject what the hypothesis is about
 * @param also others of the same whole that have the same
 * @param met clauses that are met
 * @param unmet required clauses that are not met
 * @param confidence what follows from the clauses
 */
public record Assessment(
        Signature signature,
        Subject subject,
        List<Subject> also,
        List<Met> met,
        List<Clause> unmet,
        Confidence confidence) {

    /** The surer one first, then the one that says more, then by name. */
    static final Comparator<Assessment> BEST = Comparator.<Assessment>comparingInt(
                    assessment -> assessment.confidence().points())
            .thenComparingInt(Assessment::weight)
            .reversed()
            .thenComparing(assessment -> assessment.signature().id())
            .thenComparing(Assessment::subject);

    /** Copies the lists. */
    public Assessment {
        also = List.copyOf(also);
        met = List.copyOf(met);
        unmet = List.copyOf(unmet);
    }

    /** Whether everything is there that the signature requires. */
    public boolean isFull() {
        return unmet.isEmpty();
    }

    /** Whether it is full and proven as far as sources go. */
    public boolean isValidated() {
        return isFull() && confidence.isValidated();
    }

    /** A clause that is met, by its id. */
    public Option<Met> met(String clause) {
        return Option.ofOptional(
                met.stream().filter(m -> m.clause().id().equals(clause)).findFirst());
    }

    /** Facts that speak for it; they are those of the base, so that they are compared by identity. */
    public Set<Fact> evidence() {
        Set<Fact> facts = Collections.newSetFromMap(new IdentityHashMap<>());
        supporting().forEach(one -> facts.addAll(one.facts()));
        return facts;
    }

    /** Facts that meet what it requires. */
    Set<Fact> required() {
        Set<Fact> facts = Collections.newSetFromMap(new IdentityHashMap<>());
        met.stream().filter(m -> m.role() == Met.Role.REQUIRED).forEach(one -> facts.addAll(one.facts()));
        return facts;
    }

    /** How many facts speak for it, those that speak in several ways counted for each. */
    private int weight() {
        return supporting().mapToInt(one -> one.facts().size()).sum();
    }

    private Stream<Met> supporting() {
        return met.stream().filter(m -> m.role() == Met.Role.REQUIRED || m.role() == Met.Role.SUPPORTS);
    }

    /** When the first of what it requires began, as far as that is told. */
    public Option<Instant> since() {
        return Option.ofOptional(
                required().stream().flatMap(fact -> fact.since().toJavaStream()).min(Comparator.naturalOrder()));
    }

    /** The same with another confidence. */
    Assessment with(Confidence other) {
        return new Assessment(signature, subject, also, met, unmet, other);
    }

    /** The same, also about others. */
    Assessment alsoAbout(List<Subject> others) {
        return new Assessment(signature, subject, others, met, unmet, confidence);
    }

    /** A sentence of the signature with the values that are known here. */
    String fill(String sentence) {
        return Template.of(sentence).fill(this::value);
    }

    private Option<String> value(String name) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            return name.equals("subject") ? Option.some(subject.toString()) : anyValue(name);
        }
        return met(name.substring(0, dot)).flatMap(one -> value(one, name.substring(dot + 1)));
    }

    private Option<String> anyValue(String name) {
        return Option.ofOptional(
                met.stream().flatMap(one -> value(one, name).toJavaStream()).findFirst());
    }

    /** What a met clause says. */
    String says(Met one) {
        return Template.of(one.clause().says()).fill(name -> value(one, name).orElse(() -> value(name)));
    }

    private static Option<String> value(Met one, String name) {
        if (name.equals("subject")) {
            return Option.ofOptional(
                    one.facts().stream().map(fact -> fact.subject().toString()).findFirst());
        }
        return Option.ofOptional(one.facts().stream()
                .flatMap(fact -> fact.value(name)
                        .map(FactValue::words)
                        .orElse(() -> part(one.clause(), fact, name))
                        .toJavaStream())
                .findFirst());
    }

    /** A named part of a pattern that a value of the fact was compared with. */
    private static Option<String> part(Clause clause, Fact fact, String name) {
        return Option.ofOptional(clause.conditions().stream()
                .flatMap(condition -> condition.where().entrySet().stream())
                .filter(each -> each.getValue() instanceof Predicate.Matching)
                .flatMap(each -> fact.value(each.getKey())
                        .flatMap(value ->
                                ((Predicate.Matching) each.getValue()).pattern().find(value.words()))
                        .flatMap(parts -> Option.of(parts.get(name)))
                        .toJavaStream())
                .findFirst());
    }
}
