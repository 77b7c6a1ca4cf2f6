package dev.sextant.shared.web;

import dev.sextant.investigation.application.CaseDirectory;
import dev.sextant.investigation.application.ChangeSolution;
import dev.sextant.investigation.application.EditHypothesis;
import dev.sextant.investigation.application.HypothesesOfVisibleCases;
import dev.sextant.investigation.application.LinkEvidence;
import dev.sextant.investigation.application.ProposeHypothesis;
import dev.sextant.investigation.application.ProposeSolution;
import dev.sextant.investigation.application.RetireHypothesis;
import dev.sextant.investigation.application.SolutionsOfVisibleCases;
import dev.sextant.investigation.application.UploadedFiles;
import dev.sextant.investigation.application.inmemory.InMemoryHypotheses;
import dev.sextant.investigation.application.inmemory.InMemorySolutions;
import dev.sextant.investigation.web.HypothesisHandlers;
import dev.sextant.investigation.web.HypothesisRoutes;
import dev.sextant.investigation.web.SolutionHandlers;
import dev.sextant.investigation.web.SolutionRoutes;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.IdGenerator;
import java.time.Clock;
import java.util.List;

/** Hypotheses and solutions in memory, with their routes. */
final class HypothesesInMemory {

    private HypothesesInMemory() {}

    static List<Routes> routes(
            InMemoryTransactions stored,
            Handling handling,
            CaseDirectory cases,
            UploadedFiles files,
            Outbox outbox,
            IdGenerator ids,
            Clock clock) {
        var hypotheses = new InMemoryHypotheses(stored);
        var solutions = new InMemorySolutions(stored);
        return List.of(
                new HypothesisRoutes(
                        handling,
                        new HypothesisHandlers(
                                new ProposeHypothesis(hypotheses, cases, outbox, ids, clock),
                                new EditHypothesis(hypotheses, cases, outbox, clock),
                                new LinkEvidence(hypotheses, files, cases, outbox, clock),
                                new RetireHypothesis(hypotheses, cases, outbox, clock),
                                new HypothesesOfVisibleCases(hypotheses, cases),
                                cases)),
                new SolutionRoutes(
                        handling,
                        new SolutionHandlers(
                                new ProposeSolution(solutions, hypotheses, cases, outbox, ids, clock),
                                new ChangeSolution(solutions, hypotheses, cases, outbox, clock),
                                new SolutionsOfVisibleCases(solutions, cases),
                                cases)));
    }
}
