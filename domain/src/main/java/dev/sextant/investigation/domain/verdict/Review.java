package dev.sextant.investigation.domain.verdict;

import dev.sextant.investigation.domain.evidence.FactBase;
import dev.sextant.investigation.domain.signatures.Clause;
import dev.sextant.investigation.domain.signatures.LookAlike;
import dev.sextant.investigation.domain.signatures.Signature;
import dev.sextant.investigation.domain.signatures.SignatureCatalogue;
import java.time.Duration;
import java.util.List;

/** Tries to break a hypothesis before it is told. Whatever comes of it, the hypothesis is never surer than before. */
final class Review {

    private static final int ORDER = 25;

    private static final int UNTESTED = 10;

    private static final int NAMELESS = 5;

    private final FactBase base;
    private final Situation situation;
    private final SignatureCatalogue catalogue;
    private final List<Assessment> all;

    Review(FactBase base, Situation situation, SignatureCatalogue catalogue, List<Assessment> all) {
        this.base = base;
        this.situation = situation;
        this.catalogue = catalogue;
        this.all = all;
    }

    /** The hypothesis after everything was tried. */
    Assessment of(Assessment assessment) {
        Confidence confidence = assessment.confidence();
        if (beganAfterwards(assessment)) {
            confidence = confidence.lowered(ORDER, "what it rests on is first seen after the trouble set in");
        }
        for (LookAlike lookAlike : assessment.signature().unlike()) {
            if (isOpen(assessment, lookAlike)) {
                String title = catalogue
                        .find(lookAlike.signature())
                        .map(Signature::title)
                        .getOrElse(lookAlike.signature());
                confidence = confidence.lowered(UNTESTED, "nothing tells it from “" + title + "”");
            }
        }
        boolean nameless =
                assessment.evidence().stream().noneMatch(fact -> fact.subject().isKnown());
        if (nameless && !assessment.evidence().isEmpty()) {
            confidence = confidence.lowered(NAMELESS, "no source says what it is about");
        }
        return assessment.with(confidence);
    }

    private boolean beganAfterwards(Assessment assessment) {
        return situation
                .onset()
                .exists(onset -> assessment
                        .since()
                        .exists(since ->
                                Duration.between(onset, since).compareTo(Situation.TOLERANCE.multipliedBy(6)) > 0));
    }

    /** Whether a look-alike is met in part, is not refuted, and what tells the two apart was not seen. */
    private boolean isOpen(Assessment assessment, LookAlike lookAlike) {
        if (assessment.met(lookAlike.by()).isDefined()) {
            return false;
        }
        return all.stream()
                .filter(other -> other.signature().id().equals(lookAlike.signature()))
                .filter(other -> base.topology().concerns(assessment.subject(), other.subject()))
                .anyMatch(
                        other -> other.isFull() && !other.confidence().isContested() && !toldApart(assessment, other));
    }

    private static boolean toldApart(Assessment assessment, Assessment other) {
        return other.unmet().stream()
                .map(Clause::id)
                .anyMatch(id -> assessment.met(id).isDefined());
    }
}
