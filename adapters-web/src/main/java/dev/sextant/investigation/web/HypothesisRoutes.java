package dev.sextant.investigation.web;

import dev.sextant.investigation.application.CaseDirectory.Standing;
import dev.sextant.investigation.application.EditHypothesis;
import dev.sextant.investigation.application.HypothesisPermissions;
import dev.sextant.investigation.application.HypothesisQueries.HypothesisView;
import dev.sextant.investigation.application.LinkEvidence;
import dev.sextant.investigation.application.ProposeHypothesis;
import dev.sextant.investigation.application.RetireHypothesis;
import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.hypothesis.HypothesisError;
import dev.sextant.investigation.domain.hypothesis.HypothesisId;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.web.Answer;
import dev.sextant.shared.web.Exchange;
import dev.sextant.shared.web.Route;
import dev.sextant.shared.web.Routes;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.util.List;

/** The operations on hypotheses. */
public final class HypothesisRoutes implements Routes {

    private static final String OF_CASE = "/api/v1/cases/{case_id}/hypotheses";
    private static final String ONE = OF_CASE + "/{hypothesis_id}";
    private static final String HYPOTHESIS = "/api/v1/hypotheses/{hypothesis_id}";

    private final Handling handling;
    private final HypothesisHandlers hypotheses;

    /** Routes to these handlers. */
    public HypothesisRoutes(Handling handling, HypothesisHandlers hypotheses) {
        this.handling = handling;
        this.hypotheses = hypotheses;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                writing(Route.post(OF_CASE, this::propose), hypotheses.propose()),
                reading(Route.get(OF_CASE, this::list)).query("limit", "cursor"),
                reading(Route.get(ONE, this::read)),
                writing(Route.patch(ONE, this::edit), hypotheses.edit()),
                writing(Route.post(HYPOTHESIS + "/evidence-links", this::link), hypotheses.link())
                        .ifMatchOptional(),
                writing(Route.post(HYPOTHESIS + "/retire", this::retire), hypotheses.retire())
                        .ifMatchOptional());
    }

    private static Route reading(Route route) {
        return route.needs(HypothesisPermissions.READ).provided("the case of the hypothesis concerns the caller");
    }

    private static Route writing(Route route, UseCase<?, ?, ?> useCase) {
        return route.needs(useCase)
                .provided("the case of the hypothesis concerns the caller by more than a share to read");
    }

    private static CaseRef caseOf(Exchange exchange) {
        return exchange.id("case_id", "case", CaseRef::parse);
    }

    private static HypothesisId id(Exchange exchange) {
        return exchange.id("hypothesis_id", "hypothesis", HypothesisId::parse);
    }

    private static Option<Long> version(Exchange exchange) {
        return exchange.basedOn(id(exchange).toString());
    }

    private static Answer view(Exchange exchange, int status, HypothesisView view) {
        return exchange.view(status, view, view.id(), view.version());
    }

    private Either<DomainError, Answer> propose(Exchange exchange) throws IOException {
        CaseRef caseRef = caseOf(exchange);
        var command = new ProposeHypothesis.Command(caseRef, HypothesisRequests.draft(exchange.fields()));
        return handling.run(hypotheses.propose(), exchange.actor(), command)
                .map(view -> view(exchange, 201, view)
                        .with("Location", "/api/v1/cases/" + caseRef + "/hypotheses/" + view.id()));
    }

    private Either<DomainError, Answer> list(Exchange exchange) {
        CaseRef caseRef = caseOf(exchange);
        var page = exchange.page();
        exchange.query().done();
        return handling.ask(
                        "HypothesisQueries.ofCase",
                        exchange.needs(),
                        exchange.actor(),
                        () -> hypotheses.cases().look(exchange.actor(), caseRef) == Standing.UNKNOWN
                                ? Either.left(new HypothesisError.CaseUnknown(caseRef))
                                : Either.right(hypotheses.queries().ofCase(exchange.actor(), caseRef, page)))
                .map(exchange::page);
    }

    private Either<DomainError, Answer> read(Exchange exchange) {
        CaseRef caseRef = caseOf(exchange);
        HypothesisId id = id(exchange);
        return handling.ask(
                        "HypothesisQueries.byId",
                        exchange.needs(),
                        exchange.actor(),
                        () -> hypotheses
                                .queries()
                                .byId(exchange.actor(), id)
                                .filterOrElse(
                                        view -> view.caseId().equals(caseRef.toString()),
                                        view -> new HypothesisError.HypothesisNotFound(id)))
                .map(view -> view(exchange, 200, view));
    }

    private Either<DomainError, Answer> edit(Exchange exchange) throws IOException {
        var command = new EditHypothesis.Command(
                caseOf(exchange), id(exchange), HypothesisRequests.edit(exchange.fields()), version(exchange));
        return handling.run(hypotheses.edit(), exchange.actor(), command).map(view -> view(exchange, 200, view));
    }

    private Either<DomainError, Answer> link(Exchange exchange) throws IOException {
        var command = new LinkEvidence.Command(
                id(exchange), HypothesisRequests.evidence(exchange.fields()), version(exchange));
        return handling.run(hypotheses.link(), exchange.actor(), command).map(view -> view(exchange, 200, view));
    }

    private Either<DomainError, Answer> retire(Exchange exchange) throws IOException {
        var command = new RetireHypothesis.Command(
                id(exchange), HypothesisRequests.reason(exchange.fields()), version(exchange));
        return handling.run(hypotheses.retire(), exchange.actor(), command).map(view -> view(exchange, 200, view));
    }
}
