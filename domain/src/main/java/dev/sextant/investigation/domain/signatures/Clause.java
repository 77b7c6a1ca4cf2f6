package dev.sextant.investigation.domain.signatures;

import java.util.List;
import java.util.Set;

/**
 * One thing that a signature asks.
 *
 * @param id its name within the signature
 * @param test what must be so
 * @param strong whether it counts double
 * @param says the same in a sentence; values of the first fact that meets it stand in braces
 */
public record Clause(String id, Test test, boolean strong, String says) {

    /** What must be so. */
    public sealed interface Test {}

    /**
     * Some facts fit.
     *
     * @param conditions one of which a fact must meet
     * @param atLeast how many facts, or texts said so often, there must be; at least 1
     */
    public record AnyOf(List<Condition> conditions, int atLeast) implements Test {
        /** Copies the conditions. */
        public AnyOf {
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * No fact fits, though somebody looked.
     *
     * @param conditions none of which a fact may meet
     * @param read instruments, one of which must have been read
     */
    public record NoneOf(List<Condition> conditions, Set<String> read) implements Test {
        /** Copies both. */
        public NoneOf {
            conditions = List.copyOf(conditions);
            read = Set.copyOf(read);
        }
    }

    /** The conditions, whichever way they are asked. */
    public List<Condition> conditions() {
        return switch (test) {
            case AnyOf any -> any.conditions();
            case NoneOf none -> none.conditions();
        };
    }
}
