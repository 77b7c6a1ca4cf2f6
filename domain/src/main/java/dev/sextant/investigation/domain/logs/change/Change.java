package dev.sextant.investigation.domain.logs.change;

import dev.sextant.investigation.domain.logs.Severity;
import io.vavr.control.Option;
import java.util.List;

/**
 * One change of one series. Points are in the unit of the report's {@link Axis}.
 *
 * @param kind how it changed
 * @param subject what changed
 * @param severity how grave the records are
 * @param at most likely onset
 * @param from earliest likely onset
 * @param to latest likely onset
 * @param until where a passing change ends
 * @param records records in the time after the onset, up to the end of the change
 * @param rateBefore records per hour (per 1,000 records on {@link Axis#POSITION}) apart from the change
 * @param rateAfter the same, after the onset
 * @param log10P decimal logarithm of the probability of such a change in a log without any, corrected for having been looked for
 * @param weight how much it matters: severity, strength and size of the effect together, at least 0
 * @param group number shared by changes that began together, from 0 for the group that matters most
 * @param proof records that show it, the first one after the onset, or the last one before it for what stopped
 */
public record Change(
        ChangeKind kind,
        Subject subject,
        Severity severity,
        long at,
        long from,
        long to,
        Option<Long> until,
        long records,
        double rateBefore,
        double rateAfter,
        double log10P,
        double weight,
        int group,
        List<Place> proof) {

    /** Copies the proof. */
    public Change {
        proof = List.copyOf(proof);
    }

    /** Rate after the onset over the rate before; infinite when there was none before. */
    public double ratio() {
        return rateBefore == 0 ? Double.POSITIVE_INFINITY : rateAfter / rateBefore;
    }

    Change inGroup(int number) {
        return new Change(
                kind,
                subject,
                severity,
                at,
                from,
                to,
                until,
                records,
                rateBefore,
                rateAfter,
                log10P,
                weight,
                number,
                proof);
    }
}
