package dev.sextant.investigation.domain.hypothesis;

import dev.sextant.investigation.domain.signatures.Category;
import dev.sextant.investigation.domain.verdict.Confidence;
import dev.sextant.shared.domain.Coded;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Notices when the hypotheses of a case show that people look in one place only, or that they are getting nowhere. */
public final class Anchoring {

    /** So many hypotheses of one category are too many. */
    public static final int MOST_OF_A_CATEGORY = 4;

    /** After so many turns in which nothing was learnt about it, a hypothesis is stalled. */
    public static final int STALLED_TURNS = 3;

    private static final int MOST_STALLED = 2;

    private Anchoring() {}

    /** What was noticed. */
    public enum Alarm implements Coded {
        /** Four hypotheses or more are of one category. */
        ONE_CATEGORY,
        /** Two hypotheses or more are stalled. */
        SEVERAL_STALLED,
        /** The surest hypothesis is not validated, and stalled. */
        LEADER_STALLED
    }

    /** What there is to be alarmed about among the hypotheses of a case; those that were refuted or retired do not count. */
    public static List<Alarm> alarms(List<Hypothesis> ofCase) {
        List<Hypothesis> open =
                ofCase.stream().filter(each -> !each.state().isTerminal()).toList();
        List<Alarm> alarms = new ArrayList<>();
        Map<Category, Long> categories = open.stream()
                .collect(Collectors.groupingBy(each -> each.snapshot().text().category(), Collectors.counting()));
        if (categories.values().stream().anyMatch(many -> many >= MOST_OF_A_CATEGORY)) {
            alarms.add(Alarm.ONE_CATEGORY);
        }
        if (open.stream().filter(Anchoring::isStalled).count() >= MOST_STALLED) {
            alarms.add(Alarm.SEVERAL_STALLED);
        }
        boolean leaderStalls = open.stream()
                .max(Comparator.comparingInt(each -> each.confidence().points()))
                .filter(leader -> leader.confidence().points() < Confidence.VALIDATED && isStalled(leader))
                .isPresent();
        if (leaderStalls) {
            alarms.add(Alarm.LEADER_STALLED);
        }
        return alarms;
    }

    private static boolean isStalled(Hypothesis hypothesis) {
        return hypothesis.snapshot().ledger().idleTurns() >= STALLED_TURNS;
    }
}
