package dev.sextant.architecture;

import java.util.List;

/**
 * What one rule found in one set of classes.
 *
 * @param rule the rule
 * @param lookedAt how many classes it looked at
 * @param violations where it is broken; a rule that looked at too few classes is broken by that alone
 */
public record Verdict(HouseRule rule, int lookedAt, List<Violation> violations) {

    /** Copies the violations. */
    public Verdict {
        violations = List.copyOf(violations);
    }

    /** Whether the rule holds, and looked at enough classes to say so. */
    public boolean holds() {
        return violations.isEmpty();
    }

    /** The verdict in words: what is broken, why it matters, what to do instead, and every place. */
    public String explain() {
        var text = new StringBuilder("Wall ")
                .append(rule.wall())
                .append(", ")
                .append(rule.name())
                .append(": ")
                .append(rule.sentence())
                .append(holds() ? "\n  holds" : "\n  broken " + violations.size() + " times")
                .append(", looked at ")
                .append(lookedAt)
                .append(" classes\n  because ")
                .append(rule.reason())
                .append("\n  instead: ")
                .append(rule.remedy());
        violations.forEach(violation -> text.append("\n  - ").append(violation));
        return text.toString();
    }
}
