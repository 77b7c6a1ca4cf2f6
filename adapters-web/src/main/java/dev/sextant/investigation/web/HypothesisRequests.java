package dev.sextant.investigation.web;

import dev.sextant.investigation.domain.hypothesis.ChainDraft;
import dev.sextant.investigation.domain.hypothesis.ChainDraft.LinkDraft;
import dev.sextant.investigation.domain.hypothesis.Hypothesis;
import dev.sextant.investigation.domain.hypothesis.HypothesisDraft;
import dev.sextant.investigation.domain.hypothesis.HypothesisEdit;
import dev.sextant.investigation.domain.hypothesis.LinkRequest;
import dev.sextant.investigation.domain.hypothesis.SolutionChange;
import dev.sextant.investigation.domain.hypothesis.SolutionDraft;
import dev.sextant.shared.web.Fields;
import dev.sextant.shared.web.Patches;
import io.vavr.control.Option;

/** Reads what clients send about hypotheses and solutions. */
final class HypothesisRequests {

    private HypothesisRequests() {}

    static HypothesisDraft draft(Fields fields) {
        var draft = new HypothesisDraft(
                fields.textNotNull("title"),
                fields.textNotNull("category"),
                fields.text("failure_mode"),
                chain(fields));
        fields.done(draft.wrongFields());
        return draft;
    }

    static HypothesisEdit edit(Fields fields) {
        var edit = new HypothesisEdit(
                Patches.notCleared(fields, "title"),
                Patches.notCleared(fields, "category"),
                Patches.text(fields, "failure_mode"),
                Patches.of(fields, "chain", chain(fields)));
        fields.doneWithSome(edit.wrongFields());
        return edit;
    }

    private static Option<ChainDraft> chain(Fields fields) {
        return fields.objects("chain")
                .map(links -> new ChainDraft(
                        links.stream().map(HypothesisRequests::link).toList()));
    }

    private static LinkDraft link(Fields fields) {
        return new LinkDraft(
                fields.textNotNull("key"),
                fields.textNotNull("text"),
                fields.flagNotNull("actionable"),
                fields.textNotNull("gate"),
                fields.texts("causes"));
    }

    static LinkRequest evidence(Fields fields) {
        var request = new LinkRequest(
                fields.textNotNull("evidence"),
                fields.textNotNull("stance"),
                fields.textNotNull("role"),
                fields.textNotNull("note"));
        fields.done(request.wrongFields());
        return request;
    }

    static Option<String> reason(Fields fields) {
        Option<String> reason = fields.textNotNull("reason");
        fields.done(Hypothesis.wrongReason(reason));
        return reason;
    }

    static SolutionDraft solution(Fields fields) {
        var draft = new SolutionDraft(
                fields.text("hypothesis"),
                fields.textNotNull("title"),
                fields.textNotNull("kind"),
                fields.textNotNull("risk"),
                fields.flagNotNull("reversible"),
                fields.text("rollback"),
                fields.textNotNull("blast_radius"));
        fields.done(draft.wrongFields());
        return draft;
    }

    static SolutionChange step(Fields fields) {
        var change = new SolutionChange(fields.textNotNull("state"), fields.textNotNull("reason"));
        fields.doneWithSome(change.wrongFields());
        return change;
    }
}
