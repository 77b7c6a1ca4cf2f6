package dev.sextant.investigation.domain.hypothesis;

import dev.sextant.investigation.domain.verdict.Stance;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * What a piece of evidence says about a hypothesis.
 *
 * @param evidence what it rests on
 * @param origin the independent source behind it; what has the same origin counts once
 * @param stance for or against the hypothesis, and how strongly
 * @param role what it shows
 * @param note in words; empty when nobody wrote any
 * @param by who linked it
 * @param at when
 * @param withdrawnAt since when it counts no longer
 */
public record Testimony(
        EvidenceRef evidence,
        String origin,
        Stance stance,
        EvidenceRole role,
        String note,
        UserId by,
        Instant at,
        Option<Instant> withdrawnAt) {

    /** Whether it counts. */
    public boolean stands() {
        return withdrawnAt.isEmpty();
    }

    Testimony withdrawn(Instant when) {
        return new Testimony(evidence, origin, stance, role, note, by, at, Option.some(when));
    }

    /** Whether the other says the same, whoever linked it and when. */
    boolean saysTheSameAs(Testimony other) {
        return stands()
                && evidence.equals(other.evidence)
                && origin.equals(other.origin)
                && stance == other.stance
                && role == other.role
                && note.equals(other.note);
    }
}
