package dev.sextant.investigation.web;

import dev.sextant.investigation.application.CaseDirectory;
import dev.sextant.investigation.application.ChangeSolution;
import dev.sextant.investigation.application.ProposeSolution;
import dev.sextant.investigation.application.SolutionQueries;

/**
 * What can be done with solutions and asked about them.
 *
 * @param propose proposes one
 * @param change takes its next step
 * @param queries answers questions
 * @param cases knows which cases there are
 */
public record SolutionHandlers(
        ProposeSolution propose, ChangeSolution change, SolutionQueries queries, CaseDirectory cases) {}
