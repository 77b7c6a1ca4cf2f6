package dev.sextant.investigation.domain.hypothesis;

import dev.sextant.investigation.domain.hypothesis.CauseChain.Gate;
import dev.sextant.investigation.domain.hypothesis.CauseChain.Link;
import dev.sextant.shared.domain.FieldError;
import dev.sextant.shared.domain.FieldReport;
import dev.sextant.shared.domain.TextRule;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A chain as somebody would like to write it down; nothing of it is checked yet.
 *
 * @param links its steps
 */
public record ChainDraft(List<LinkDraft> links) {

    private static final String FIELD = "/chain";
    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");
    private static final int LONGEST_TEXT = 500;

    /** Copies the steps. */
    public ChainDraft {
        links = List.copyOf(links);
    }

    /**
     * A step.
     *
     * @param key names it within the chain; required
     * @param text what happens; required
     * @param actionable whether somebody can do something about it; no when left out
     * @param gate the stable name of a {@link Gate}; {@code all} when left out
     * @param causes the keys of what leads to it
     */
    public record LinkDraft(
            Option<String> key,
            Option<String> text,
            Option<Boolean> actionable,
            Option<String> gate,
            List<String> causes) {

        /** Copies the keys. */
        public LinkDraft {
            causes = List.copyOf(causes);
        }
    }

    /** The chain; none when anything is wrong with it, all of which is noted. */
    Option<CauseChain> check(FieldReport report) {
        if (links.size() < CauseChain.LEAST || links.size() > CauseChain.MOST) {
            report.note(
                    FIELD,
                    "wrong_size",
                    "must have " + CauseChain.LEAST + " to " + CauseChain.MOST + " steps, has " + links.size());
            return Option.none();
        }
        List<Link> read = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < links.size(); i++) {
            String place = FIELD + "/" + i;
            for (Link link : read(links.get(i), place, report)) {
                if (!keys.add(link.key())) {
                    report.note(place + "/key", "duplicate", "must be another one than those before it");
                } else {
                    read.add(link);
                }
            }
        }
        if (read.size() < links.size() || !causesAreKnown(read, keys, report)) {
            return Option.none();
        }
        return shape(new CauseChain(read), report);
    }

    private static Option<Link> read(LinkDraft draft, String place, FieldReport report) {
        Option<String> key = report.takeRequired(place + "/key", draft.key(), text -> key(place + "/key", text));
        Option<String> text = report.takeRequired(
                place + "/text",
                draft.text(),
                given -> new TextRule(place + "/text", LONGEST_TEXT, true, true).check(given.strip()));
        Option<Gate> gate = report.take(draft.gate()
                .<Validation<FieldError, Gate>>fold(
                        () -> Validation.valid(Gate.ALL),
                        code -> FieldReport.constant(place + "/gate", Gate.class, code)));
        if (key.isEmpty() || text.isEmpty() || gate.isEmpty()) {
            return Option.none();
        }
        return Option.some(
                new Link(key.get(), text.get(), draft.actionable().getOrElse(false), gate.get(), draft.causes()));
    }

    private static Validation<FieldError, String> key(String field, String text) {
        return KEY.matcher(text).matches()
                ? Validation.valid(text)
                : Validation.invalid(new FieldError(
                        field, "malformed", "must be 1 to 40 of a-z, 0-9, '_' and '-', and begin with a-z or 0-9"));
    }

    private static boolean causesAreKnown(List<Link> links, Set<String> keys, FieldReport report) {
        boolean known = true;
        for (int i = 0; i < links.size(); i++) {
            List<String> causes = links.get(i).causes();
            for (int j = 0; j < causes.size(); j++) {
                boolean again = causes.indexOf(causes.get(j)) < j;
                if (again || !keys.contains(causes.get(j))) {
                    report.note(
                            FIELD + "/" + i + "/causes/" + j,
                            again ? "duplicate" : "unknown_value",
                            again ? "must be given once" : "must be the key of another step");
                    known = false;
                }
            }
        }
        return known;
    }

    private static Option<CauseChain> shape(CauseChain chain, FieldReport report) {
        List<String> cycle = chain.inCycles();
        if (!cycle.isEmpty()) {
            report.note(FIELD, "cycle", "must not lead back to itself: " + String.join(", ", cycle));
            return Option.none();
        }
        if (chain.effects().size() != 1) {
            List<String> ends = chain.effects().stream().map(Link::key).toList();
            report.note(FIELD, "several_effects", "must end in one effect, ends in " + String.join(", ", ends));
            return Option.none();
        }
        if (!chain.isPreventable()) {
            report.note(FIELD, "not_actionable", "must have roots that somebody can act on, enough to end the effect");
            return Option.none();
        }
        return Option.some(chain);
    }
}
