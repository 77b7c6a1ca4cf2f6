package dev.sextant.investigation.domain.logs.change;

import java.util.List;

/**
 * When the trouble most likely began, over all changes. Points are in the unit of the report's {@link Axis}.
 *
 * @param at most likely point
 * @param from earliest likely point
 * @param to latest likely point
 * @param confidencePercent how much of the evidence speaks for this onset and how strong it is, 1–99
 * @param group number of the group of changes that begins there
 * @param proof records that show it
 */
public record Onset(long at, long from, long to, int confidencePercent, int group, List<Place> proof) {

    /** An earlier group with this share of the best one's evidence is taken for the cause, the best one for its consequence. */
    private static final double CAUSE_SHARE = 0.5;

    /** A member of the group with this share of the weightiest member's weight may say when it began. */
    private static final double SAY = 0.3;

    /** Evidence at which the strength of the estimate is 63 %. */
    private static final double STRONG = 30;

    /** Copies the proof. */
    public Onset {
        proof = List.copyOf(proof);
    }

    /**
     * The onset of the group with the most evidence, or of an earlier one with nearly as much.
     *
     * @param groups at least one group, as {@link ChangeGroups} gives them
     */
    static Onset of(List<List<Change>> groups) {
        double best = ChangeGroups.score(groups.getFirst());
        List<Change> chosen = groups.getFirst();
        double all = 0;
        for (List<Change> group : groups) {
            double score = ChangeGroups.score(group);
            all += score;
            if (score >= CAUSE_SHARE * best && begin(group).at() < begin(chosen).at()) {
                chosen = group;
            }
        }
        Change begin = begin(chosen);
        double score = ChangeGroups.score(chosen);
        double strength = 1 - Math.exp(-score / STRONG);
        long percent = Math.round(100 * strength * Math.sqrt(score / all));
        int confidence = (int) Math.max(1, Math.min(99, percent));
        return new Onset(begin.at(), begin.from(), begin.to(), confidence, begin.group(), begin.proof());
    }

    /** The member that says when the group began: the earliest among the weighty ones whose interval is not much wider than the best. */
    private static Change begin(List<Change> group) {
        Change weightiest = group.getFirst();
        long narrow = Long.MAX_VALUE;
        for (Change change : group) {
            if (change.weight() >= SAY * weightiest.weight()) {
                narrow = Math.min(narrow, change.to() - change.from());
            }
        }
        Change earliest = weightiest;
        boolean found = false;
        for (Change change : group) {
            boolean says =
                    change.weight() >= SAY * weightiest.weight() && change.to() - change.from() <= 4 * narrow + 1_000;
            if (says && (!found || change.at() < earliest.at())) {
                earliest = change;
                found = true;
            }
        }
        return earliest;
    }
}
