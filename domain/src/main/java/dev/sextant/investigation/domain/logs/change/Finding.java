package dev.sextant.investigation.domain.logs.change;

import dev.sextant.investigation.domain.logs.Severity;
import io.vavr.control.Option;
import java.util.List;

/**
 * Something worth a person's attention, in words. Points are in the unit of the report's {@link Axis}.
 *
 * @param kind kind of the change that leads
 * @param severity severity of the records of that change
 * @param sentence what happened
 * @param at when it began
 * @param until when it ended, for what passed
 * @param templates the templates that changed, the leading one first
 * @param proof records that show it
 */
public record Finding(
        ChangeKind kind,
        Severity severity,
        String sentence,
        long at,
        Option<Long> until,
        List<Integer> templates,
        List<Place> proof) {

    /** Copies the lists. */
    public Finding {
        templates = List.copyOf(templates);
        proof = List.copyOf(proof);
    }
}
