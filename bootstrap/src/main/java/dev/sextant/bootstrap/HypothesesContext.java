package dev.sextant.bootstrap;

import dev.sextant.investigation.application.ChangeSolution;
import dev.sextant.investigation.application.EditHypothesis;
import dev.sextant.investigation.application.HypothesisQueries;
import dev.sextant.investigation.application.LinkEvidence;
import dev.sextant.investigation.application.ProposeHypothesis;
import dev.sextant.investigation.application.ProposeSolution;
import dev.sextant.investigation.application.RetireHypothesis;
import dev.sextant.investigation.application.SolutionQueries;

/**
 * The use cases and queries about hypotheses and solutions, of the context {@code investigation}.
 *
 * @param propose proposes a hypothesis
 * @param edit changes what a hypothesis says
 * @param link links evidence to a hypothesis
 * @param retire gives a hypothesis up
 * @param queries finds hypotheses
 * @param proposeSolution proposes a solution
 * @param changeSolution takes the next step of a solution
 * @param solutions finds solutions
 */
public record HypothesesContext(
        ProposeHypothesis propose,
        EditHypothesis edit,
        LinkEvidence link,
        RetireHypothesis retire,
        HypothesisQueries queries,
        ProposeSolution proposeSolution,
        ChangeSolution changeSolution,
        SolutionQueries solutions) {}
