package dev.sextant.investigation.web;

import dev.sextant.investigation.application.CaseDirectory.Standing;
import dev.sextant.investigation.application.ChangeSolution;
import dev.sextant.investigation.application.HypothesisPermissions;
import dev.sextant.investigation.application.ProposeSolution;
import dev.sextant.investigation.application.SolutionQueries.SolutionView;
import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.hypothesis.HypothesisError;
import dev.sextant.investigation.domain.hypothesis.SolutionId;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.web.Answer;
import dev.sextant.shared.web.Exchange;
import dev.sextant.shared.web.Route;
import dev.sextant.shared.web.Routes;
import io.vavr.control.Either;
import java.io.IOException;
import java.util.List;

/** The operations on solutions. */
public final class SolutionRoutes implements Routes {

    private static final String OF_CASE = "/api/v1/cases/{case_id}/solutions";
    private static final String ONE = OF_CASE + "/{solution_id}";

    private final Handling handling;
    private final SolutionHandlers solutions;

    /** Routes to these handlers. */
    public SolutionRoutes(Handling handling, SolutionHandlers solutions) {
        this.handling = handling;
        this.solutions = solutions;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                writing(Route.post(OF_CASE, this::propose), solutions.propose()),
                reading(Route.get(OF_CASE, this::list)).query("limit", "cursor"),
                reading(Route.get(ONE, this::read)),
                writing(Route.patch(ONE, this::change), solutions.change()));
    }

    private static Route reading(Route route) {
        return route.needs(HypothesisPermissions.READ).provided("the case of the solution concerns the caller");
    }

    private static Route writing(Route route, UseCase<?, ?, ?> useCase) {
        return route.needs(useCase)
                .provided("the case of the solution concerns the caller by more than a share to read");
    }

    private static CaseRef caseOf(Exchange exchange) {
        return exchange.id("case_id", "case", CaseRef::parse);
    }

    private static SolutionId id(Exchange exchange) {
        return exchange.id("solution_id", "solution", SolutionId::parse);
    }

    private static Answer view(Exchange exchange, int status, SolutionView view) {
        return exchange.view(status, view, view.id(), view.version());
    }

    private Either<DomainError, Answer> propose(Exchange exchange) throws IOException {
        CaseRef caseRef = caseOf(exchange);
        var command = new ProposeSolution.Command(caseRef, HypothesisRequests.solution(exchange.fields()));
        return handling.run(solutions.propose(), exchange.actor(), command)
                .map(view -> view(exchange, 201, view)
                        .with("Location", "/api/v1/cases/" + caseRef + "/solutions/" + view.id()));
    }

    private Either<DomainError, Answer> list(Exchange exchange) {
        CaseRef caseRef = caseOf(exchange);
        var page = exchange.page();
        exchange.query().done();
        return handling.ask(
                        "SolutionQueries.ofCase",
                        exchange.needs(),
                        exchange.actor(),
                        () -> solutions.cases().look(exchange.actor(), caseRef) == Standing.UNKNOWN
                                ? Either.left(new HypothesisError.CaseUnknown(caseRef))
                                : Either.right(solutions.queries().ofCase(exchange.actor(), caseRef, page)))
                .map(exchange::page);
    }

    private Either<DomainError, Answer> read(Exchange exchange) {
        CaseRef caseRef = caseOf(exchange);
        SolutionId id = id(exchange);
        return handling.ask(
                        "SolutionQueries.byId",
                        exchange.needs(),
                        exchange.actor(),
                        () -> solutions
                                .queries()
                                .byId(exchange.actor(), id)
                                .filterOrElse(
                                        view -> view.caseId().equals(caseRef.toString()),
                                        view -> new HypothesisError.SolutionNotFound(id)))
                .map(view -> view(exchange, 200, view));
    }

    private Either<DomainError, Answer> change(Exchange exchange) throws IOException {
        SolutionId id = id(exchange);
        var command = new ChangeSolution.Command(
                caseOf(exchange), id, HypothesisRequests.step(exchange.fields()), exchange.basedOn(id.toString()));
        return handling.run(solutions.change(), exchange.actor(), command).map(view -> view(exchange, 200, view));
    }
}
