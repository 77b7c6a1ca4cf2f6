package dev.sextant.investigation.domain.signatures;

import io.vavr.control.Option;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How a kind of failure is known: what must be so, what speaks for and against it, what tells it from others, how the effect follows, what to do.
 *
 * @param id {@code area.name}, for ever
 * @param version rises with every change of meaning, from 1
 * @param title for people
 * @param category what sort of cause it is
 * @param failureMode finer, in small letters and underscores
 * @param subject the type of what the hypothesis is about, or {@code any}
 * @param prior points without any evidence, 20 to 50
 * @param requires clauses that all must be met; at least one
 * @param supports clauses that add points
 * @param refutes clauses that take points
 * @param counterfactual clauses that show the effect absent where or when the cause is absent
 * @param unlike look-alikes
 * @param alternatives clauses that are told as ruled out when they are met
 * @param explains ids of signatures that are effects of this one
 * @param chain from the root to the effect, in sentences; values stand in braces
 * @param asks what to bring where it is missing
 * @param remedies what can be done
 */
public record Signature(
        String id,
        int version,
        String title,
        Category category,
        String failureMode,
        String subject,
        int prior,
        List<Clause> requires,
        List<Clause> supports,
        List<Clause> refutes,
        List<Clause> counterfactual,
        List<LookAlike> unlike,
        List<Clause> alternatives,
        Set<String> explains,
        List<String> chain,
        List<Ask> asks,
        List<Remedy> remedies) {

    /** The type of subject that stands for all. */
    public static final String ANY = "any";

    /** Where points begin when a signature does not say. */
    public static final int USUAL_PRIOR = 30;

    /** Copies the lists; refuses a prior out of range and a signature that requires nothing. */
    public Signature {
        if (prior < 20 || prior > 50) {
            throw new IllegalArgumentException(id + ": prior must be 20 to 50: " + prior);
        }
        if (requires.isEmpty()) {
            throw new IllegalArgumentException(id + ": requires nothing");
        }
        requires = List.copyOf(requires);
        supports = List.copyOf(supports);
        refutes = List.copyOf(refutes);
        counterfactual = List.copyOf(counterfactual);
        unlike = List.copyOf(unlike);
        alternatives = List.copyOf(alternatives);
        explains = Set.copyOf(explains);
        chain = List.copyOf(chain);
        asks = List.copyOf(asks);
        remedies = List.copyOf(remedies);
    }

    /** All clauses. */
    public Stream<Clause> clauses() {
        return Stream.of(requires, supports, refutes, counterfactual, alternatives)
                .flatMap(List::stream);
    }

    /** A clause by its id. */
    public Option<Clause> clause(String clause) {
        return Option.ofOptional(clauses().filter(c -> c.id().equals(clause)).findFirst());
    }

    /** The area: what stands before the first dot of the id. */
    public String area() {
        return id.substring(0, Math.max(0, id.indexOf('.')));
    }

    /** Whether it explains that nothing is wrong. */
    public boolean isBenign() {
        return category == Category.HEALTHY;
    }
}
