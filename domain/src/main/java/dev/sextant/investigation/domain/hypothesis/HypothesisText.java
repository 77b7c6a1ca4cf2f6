package dev.sextant.investigation.domain.hypothesis;

import dev.sextant.investigation.domain.signatures.Category;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;

/**
 * What a hypothesis says.
 *
 * @param title in a sentence, one line of 1 to 200 characters
 * @param category what sort of cause
 * @param failureMode finer, in lower snake_case
 * @param chain how the cause leads to the effect
 */
public record HypothesisText(String title, Category category, Option<String> failureMode, Option<CauseChain> chain) {

    /** The names of the fields that differ, in snake_case, sorted. */
    List<String> differencesTo(HypothesisText before) {
        List<String> changed = new ArrayList<>();
        if (category != before.category) {
            changed.add("category");
        }
        if (!chain.equals(before.chain)) {
            changed.add("chain");
        }
        if (!failureMode.equals(before.failureMode)) {
            changed.add("failure_mode");
        }
        if (!title.equals(before.title)) {
            changed.add("title");
        }
        return changed;
    }
}
