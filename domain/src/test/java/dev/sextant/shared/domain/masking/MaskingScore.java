package dev.sextant.shared.domain.masking;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How well masking finds what was planted in a log, line by line: a value counts as found when it was masked exactly as it stands, under its own shape. */
public final class MaskingScore {

    private static final int EXAMPLES = 10;

    private final Map<MaskedShape, Tally> tallies = new EnumMap<>(MaskedShape.class);

    /** What is being counted for a shape. */
    private static final class Tally {
        private int planted;
        private int found;
        private int wrong;
        private final List<String> missedOnes = new ArrayList<>();
        private final List<String> wrongOnes = new ArrayList<>();
    }

    /**
     * What was counted for a shape.
     *
     * @param planted values that there were
     * @param found those that were masked
     * @param wrong what was masked and was no such value
     */
    public record Count(int planted, int found, int wrong) {

        /** The share of the values that was found; 1 when there were none. */
        public double recall() {
            return planted == 0 ? 1 : (double) found / planted;
        }

        /** The share of what was masked that was such a value; 1 when nothing was masked. */
        public double precision() {
            return found + wrong == 0 ? 1 : (double) found / (found + wrong);
        }
    }

    private MaskingScore() {}

    private Tally tally(MaskedShape shape) {
        return tallies.computeIfAbsent(shape, unseen -> new Tally());
    }

    /** Masks each line of a log by itself and compares. */
    public static MaskingScore of(LabelledLog log, MaskingRules rules) {
        MaskingScore score = new MaskingScore();
        Masker masker = Masker.of(rules);
        for (LabelledLog.Line line : log.lines()) {
            MaskRegistry registry = new MaskRegistry();
            masker.mask(line.text(), registry);
            score.add(line, new ArrayList<>(registry.entries()));
        }
        return score;
    }

    private void add(LabelledLog.Line line, List<MaskEntry> masked) {
        for (LabelledLog.Planted planted : line.planted()) {
            Tally tally = tally(planted.shape());
            tally.planted++;
            if (masked.removeIf(
                    entry -> entry.shape() == planted.shape() && entry.value().equals(planted.value()))) {
                tally.found++;
            } else {
                note(tally.missedOnes, planted.value() + " in " + line.text());
            }
        }
        for (MaskEntry entry : masked) {
            Tally tally = tally(entry.shape());
            tally.wrong++;
            note(tally.wrongOnes, entry.value() + " in " + line.text());
        }
    }

    private static void note(List<String> examples, String text) {
        if (examples.size() < EXAMPLES) {
            examples.add(text);
        }
    }

    /** What was counted for a shape. */
    public Count of(MaskedShape shape) {
        Tally tally = tally(shape);
        return new Count(tally.planted, tally.found, tally.wrong);
    }

    /** A few values that were not found, with their lines. */
    public List<String> missed(MaskedShape shape) {
        return List.copyOf(tally(shape).missedOnes);
    }

    /** A few texts that were masked and are no values, with their lines. */
    public List<String> wrong(MaskedShape shape) {
        return List.copyOf(tally(shape).wrongOnes);
    }
}
