package dev.sextant.cases.web;

import dev.sextant.cases.application.AddMessage;
import dev.sextant.cases.application.CasePermissions;
import dev.sextant.cases.application.CaseQueries.CaseView;
import dev.sextant.cases.application.ChangeCaseStatus;
import dev.sextant.cases.application.DecideProposal;
import dev.sextant.cases.application.DeleteCase;
import dev.sextant.cases.application.EditCase;
import dev.sextant.cases.application.MergeCases;
import dev.sextant.cases.application.OpenCase;
import dev.sextant.cases.application.ProposeTransition;
import dev.sextant.cases.application.ShareCase;
import dev.sextant.cases.application.TagCase;
import dev.sextant.cases.application.UnshareCase;
import dev.sextant.cases.application.UntagCase;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.cases.domain.CaseStatus;
import dev.sextant.cases.domain.Grantee;
import dev.sextant.cases.domain.Message;
import dev.sextant.cases.domain.MessageRole;
import dev.sextant.cases.domain.ProposalAnswer;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.web.Answer;
import dev.sextant.shared.web.Exchange;
import dev.sextant.shared.web.Fields;
import dev.sextant.shared.web.Route;
import dev.sextant.shared.web.Routes;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** The operations on cases. */
public final class CaseRoutes implements Routes {

    private static final String CASES = "/api/v1/cases";
    private static final String CASE = CASES + "/{case_id}";
    private static final String SHARED_BY = "the caller opened the case, works on it, or has cases:manage";

    private final Handling handling;
    private final CaseHandlers cases;

    /** Routes to these handlers. */
    public CaseRoutes(Handling handling, CaseHandlers cases) {
        this.handling = handling;
        this.cases = cases;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post(CASES, this::open).needs(cases.open()),
                Route.get(CASES, this::list)
                        .needs(CasePermissions.READ)
                        .query(
                                "query",
                                "status",
                                "severity",
                                "tag",
                                "assignee",
                                "created_from",
                                "created_before",
                                "sort",
                                "limit",
                                "cursor"),
                reading(Route.get(CASE, this::read)),
                writing(Route.patch(CASE, this::edit), cases.edit()),
                Route.delete(CASE, this::delete).needs(cases.delete()),
                reading(Route.get(CASE + "/messages", this::messages)).query("limit", "cursor"),
                writing(Route.post(CASE + "/messages", this::addMessage), cases.addMessage()),
                reading(Route.get(CASE + "/transitions", this::transitions)),
                writing(Route.post(CASE + "/transitions", this::transition), cases.changeStatus())
                        .ifMatchRequired(),
                writing(Route.post(CASE + "/proposals", this::propose), cases.propose())
                        .ifMatchOptional(),
                writing(Route.post(CASE + "/proposals/{proposal_id}/decision", this::decide), cases.decide())
                        .ifMatchRequired(),
                writing(Route.act(CASE + "/tags/{tag}", this::tag), cases.tag()).ifMatchOptional(),
                writing(Route.delete(CASE + "/tags/{tag}", this::untag), cases.untag()),
                writing(Route.post(CASE + "/merge", this::merge), cases.merge()).ifMatchOptional(),
                Route.get(CASE + "/shares", this::shares)
                        .needs(CasePermissions.READ)
                        .provided(SHARED_BY)
                        .query("limit", "cursor"),
                Route.post(CASE + "/shares", this::share)
                        .needs(cases.share())
                        .provided(SHARED_BY)
                        .ifMatchOptional(),
                Route.delete(CASE + "/shares/{grantee}", this::unshare)
                        .needs(cases.unshare())
                        .provided(SHARED_BY));
    }

    private static Route reading(Route route) {
        return route.needs(CasePermissions.READ).provided("the case concerns the caller");
    }

    private static Route writing(Route route, UseCase<?, ?, ?> useCase) {
        return route.needs(useCase).provided("the case concerns the caller by more than a share to read");
    }

    private static CaseId id(Exchange exchange) {
        return exchange.id("case_id", "case", CaseId::parse);
    }

    private static Option<Long> version(Exchange exchange) {
        return exchange.basedOn(id(exchange).toString());
    }

    private static Answer view(Exchange exchange, int status, CaseView view) {
        return exchange.view(status, view, view.id(), view.version());
    }

    private Either<DomainError, Answer> open(Exchange exchange) throws IOException {
        var command = new OpenCase.Command(CaseRequests.draft(exchange.fields()));
        return handling.run(cases.open(), exchange.actor(), command)
                .map(view -> view(exchange, 201, view).with("Location", CASES + "/" + view.id()));
    }

    private Either<DomainError, Answer> list(Exchange exchange) {
        var query = exchange.query();
        var filter = CaseRequests.filter(query);
        var text = CaseRequests.search(query);
        var sort = CaseRequests.sort(query);
        var page = exchange.page();
        query.done();
        return text.fold(
                        () -> handling.ask(
                                "CaseQueries.page",
                                exchange.needs(),
                                exchange.actor(),
                                () -> Either.right(cases.queries().page(exchange.actor(), filter, sort, page))),
                        words -> handling.ask(
                                "CaseQueries.search",
                                exchange.needs(),
                                exchange.actor(),
                                () -> Either.right(cases.queries().search(exchange.actor(), words, filter, page))))
                .map(exchange::page);
    }

    private Either<DomainError, Answer> read(Exchange exchange) {
        CaseId id = id(exchange);
        return handling.ask(
                        "CaseQueries.byId",
                        exchange.needs(),
                        exchange.actor(),
                        () -> cases.queries().byId(exchange.actor(), id))
                .map(view -> view(exchange, 200, view));
    }

    private Either<DomainError, Answer> edit(Exchange exchange) throws IOException {
        var command = new EditCase.Command(id(exchange), CaseRequests.edit(exchange.fields()), version(exchange));
        return handling.run(cases.edit(), exchange.actor(), command).map(view -> view(exchange, 200, view));
    }

    private Either<DomainError, Answer> delete(Exchange exchange) {
        var command = new DeleteCase.Command(id(exchange), version(exchange));
        return handling.run(cases.delete(), exchange.actor(), command).map(gone -> Answer.of(204));
    }

    private Either<DomainError, Answer> messages(Exchange exchange) {
        CaseId id = id(exchange);
        var page = exchange.page();
        exchange.query().done();
        return handling.ask(
                        "CaseQueries.messages",
                        exchange.needs(),
                        exchange.actor(),
                        () -> cases.queries().messages(exchange.actor(), id, page))
                .map(exchange::page);
    }

    private Either<DomainError, Answer> addMessage(Exchange exchange) throws IOException {
        CaseId id = id(exchange);
        Fields fields = exchange.fields();
        var command = new AddMessage.Command(id, fields.textNotNull("role"), fields.textNotNull("text"));
        fields.done(Message.wrongFields(command.role(), command.text()));
        return handling.run(cases.addMessage(), exchange.actor(), command)
                .map(added ->
                        exchange.view(201, AddedMessage.of(added)).with("Location", CASES + "/" + id + "/messages"));
    }

    /** A message that was added, and what it did, as one flat object. */
    private record AddedMessage(
            String id,
            MessageRole role,
            String text,
            String author,
            Instant createdAt,
            AddMessage.ProposalOutcome proposalOutcome,
            CaseStatus caseStatus,
            long caseVersion) {

        static AddedMessage of(AddMessage.Added added) {
            var message = added.message();
            return new AddedMessage(
                    message.id(),
                    message.role(),
                    message.text(),
                    message.author(),
                    message.createdAt(),
                    added.proposalOutcome(),
                    added.caseStatus(),
                    added.caseVersion());
        }
    }

    private Either<DomainError, Answer> transitions(Exchange exchange) {
        CaseId id = id(exchange);
        return handling.ask(
                        "TransitionChoices.of",
                        exchange.needs(),
                        exchange.actor(),
                        () -> cases.choices().of(exchange.actor(), id))
                .map(view -> exchange.view(200, view, id.toString(), view.version()));
    }

    private Either<DomainError, Answer> transition(Exchange exchange) throws IOException {
        var command = new ChangeCaseStatus.Command(
                id(exchange), CaseRequests.transition(exchange.fields()), version(exchange));
        return handling.run(cases.changeStatus(), exchange.actor(), command).map(view -> view(exchange, 200, view));
    }

    private Either<DomainError, Answer> propose(Exchange exchange) throws IOException {
        CaseId id = id(exchange);
        var command = new ProposeTransition.Command(id, CaseRequests.transition(exchange.fields()), version(exchange));
        return handling.run(cases.propose(), exchange.actor(), command)
                .map(proposal -> exchange.view(201, proposal).with("Location", CASES + "/" + id + "/transitions"));
    }

    private Either<DomainError, Answer> decide(Exchange exchange) throws IOException {
        CaseId id = id(exchange);
        Fields fields = exchange.fields();
        String proposal = exchange.id("proposal_id", "proposal", dev.sextant.cases.domain.ProposalId::parse)
                .toString();
        var answer = new ProposalAnswer(Option.some(proposal), fields.textNotNull("decision"));
        fields.done(answer.wrongFields());
        var command = new DecideProposal.Command(id, answer, version(exchange));
        return handling.run(cases.decide(), exchange.actor(), command).map(view -> view(exchange, 200, view));
    }

    private Either<DomainError, Answer> tag(Exchange exchange) {
        var command = new TagCase.Command(id(exchange), exchange.path("tag"), version(exchange));
        return handling.run(cases.tag(), exchange.actor(), command).map(view -> view(exchange, 200, view));
    }

    private Either<DomainError, Answer> untag(Exchange exchange) {
        var command = new UntagCase.Command(id(exchange), exchange.path("tag"), version(exchange));
        return handling.run(cases.untag(), exchange.actor(), command).map(view -> view(exchange, 200, view));
    }

    private Either<DomainError, Answer> merge(Exchange exchange) throws IOException {
        CaseId id = id(exchange);
        Fields fields = exchange.fields();
        var command = new MergeCases.Command(id, fields.textNotNull("into"), version(exchange));
        fields.done(command.wrongFields());
        return handling.run(cases.merge(), exchange.actor(), command).map(view -> view(exchange, 200, view));
    }

    private Either<DomainError, Answer> shares(Exchange exchange) {
        CaseId id = id(exchange);
        var page = exchange.page();
        exchange.query().done();
        return handling.ask(
                        "SharesOfCase.of",
                        exchange.needs(),
                        exchange.actor(),
                        () -> cases.shares().of(exchange.actor(), id, page))
                .map(exchange::page);
    }

    private Either<DomainError, Answer> share(Exchange exchange) throws IOException {
        CaseId id = id(exchange);
        var command = new ShareCase.Command(id, CaseRequests.share(exchange.fields()), version(exchange));
        return handling.run(cases.share(), exchange.actor(), command).map(shared -> {
            Answer view =
                    exchange.view(shared.isNew() ? 201 : 200, shared.share(), id.toString(), shared.caseVersion());
            return shared.isNew() ? view.with("Location", CASES + "/" + id + "/shares") : view;
        });
    }

    private Either<DomainError, Answer> unshare(Exchange exchange) {
        var grantee = exchange.id("grantee", "share", Grantee::parse);
        var command = new UnshareCase.Command(id(exchange), grantee, version(exchange));
        return handling.run(cases.unshare(), exchange.actor(), command).map(view -> view(exchange, 200, view));
    }
}
