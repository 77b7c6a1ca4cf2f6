package dev.sextant.investigation.web;

import dev.sextant.investigation.application.CaseDirectory;
import dev.sextant.investigation.application.EditHypothesis;
import dev.sextant.investigation.application.HypothesisQueries;
import dev.sextant.investigation.application.LinkEvidence;
import dev.sextant.investigation.application.ProposeHypothesis;
import dev.sextant.investigation.application.RetireHypothesis;

/**
 * What can be done with hypotheses and asked about them.
 *
 * @param propose proposes one
 * @param edit changes what it says
 * @param link links evidence to it
 * @param retire gives it up
 * @param queries answers questions
 * @param cases knows which cases there are
 */
public record HypothesisHandlers(
        ProposeHypothesis propose,
        EditHypothesis edit,
        LinkEvidence link,
        RetireHypothesis retire,
        HypothesisQueries queries,
        CaseDirectory cases) {}
