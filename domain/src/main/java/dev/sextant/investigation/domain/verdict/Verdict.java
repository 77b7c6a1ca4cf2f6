package dev.sextant.investigation.domain.verdict;

import dev.sextant.investigation.domain.signatures.Category;
import dev.sextant.investigation.domain.signatures.Remedy;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;

/**
 * What an investigation came to.
 *
 * @param kind whether there is a cause, several, none, or whether it cannot be told
 * @param category of the cause, or of the surest of several
 * @param failureMode finer; empty when there is no cause
 * @param points how sure it is, 0 to 100
 * @param proven whether a counterfactual shows the effect absent where or when the cause is absent, too
 * @param summary in a few sentences
 * @param causes each with its chain, the surest first; several when it is compound
 * @param claims what is said, with what it rests on
 * @param ruledOut what is not the case, and why
 * @param missing what is not known and how to get it
 * @param account how the points came about
 * @param onset when the incident set in, as far as that is told
 */
public record Verdict(
        Kind kind,
        Category category,
        String failureMode,
        int points,
        boolean proven,
        String summary,
        List<Cause> causes,
        List<Claim> claims,
        List<RuledOut> ruledOut,
        List<Missing> missing,
        List<String> account,
        Option<Instant> onset) {

    /** Copies the lists. */
    public Verdict {
        causes = List.copyOf(causes);
        claims = List.copyOf(claims);
        ruledOut = List.copyOf(ruledOut);
        missing = List.copyOf(missing);
        account = List.copyOf(account);
    }

    /** What came of it. */
    public enum Kind {
        /** One cause. */
        CAUSE,
        /** Several causes that have nothing to do with each other. */
        COMPOUND,
        /** Nothing is wrong. */
        HEALTHY,
        /** It cannot be told from what is known. */
        UNRESOLVED;

        /** As it is written outside. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * A cause.
     *
     * @param signature id of the signature
     * @param version of the signature
     * @param title for people
     * @param category what sort it is
     * @param failureMode finer
     * @param subject what it is about
     * @param points how sure it is
     * @param chain from the root to the effect
     * @param remedies what can be done
     */
    public record Cause(
            String signature,
            int version,
            String title,
            Category category,
            String failureMode,
            String subject,
            int points,
            List<String> chain,
            List<Remedy> remedies) {

        /** Copies the lists. */
        public Cause {
            chain = List.copyOf(chain);
            remedies = List.copyOf(remedies);
        }
    }

    /**
     * Something that is not known.
     *
     * @param source the instrument that would tell; empty when any would do
     * @param what it would tell and how to get it
     */
    public record Missing(String source, String what) {}

    /** What can be done, for all causes. */
    public List<Remedy> remedies() {
        return causes.stream()
                .flatMap(cause -> cause.remedies().stream())
                .distinct()
                .toList();
    }
}
