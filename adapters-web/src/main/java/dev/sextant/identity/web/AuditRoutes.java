package dev.sextant.identity.web;

import dev.sextant.identity.domain.Permissions;
import dev.sextant.shared.application.AuditQueries;
import dev.sextant.shared.application.AuditQueries.AuditView;
import dev.sextant.shared.application.AuditQueries.Filter;
import dev.sextant.shared.application.AuditQueries.Verification;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.web.Answer;
import dev.sextant.shared.web.Exchange;
import dev.sextant.shared.web.JsonFormat;
import dev.sextant.shared.web.Route;
import dev.sextant.shared.web.Routes;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The operations on the audit trail of an organisation: look things up, take everything along, and prove that nobody altered it. */
public final class AuditRoutes implements Routes {

    private static final String AUDIT = Inside.ORGANIZATION + "/audit";
    private static final String JSON_LINES = "application/jsonl";
    private static final String WHOLE = "whole";
    private static final String RECENT = "recent";

    private final Handling handling;
    private final AuditQueries audit;

    /** Routes to this trail. */
    public AuditRoutes(Handling handling, AuditQueries audit) {
        this.handling = handling;
        this.audit = audit;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(AUDIT, this::list)
                        .needs(Permissions.AUDIT_READ)
                        .query("action", "actor", "object_id", "from", "to", "limit", "cursor"),
                Route.get(AUDIT + "/export", this::export)
                        .needs(Permissions.AUDIT_READ)
                        .query("action", "actor", "object_id", "from", "to")
                        .produces(JSON_LINES),
                Route.get(AUDIT + "/verification", this::verify)
                        .needs(Permissions.AUDIT_READ)
                        .query("scope"));
    }

    private Either<DomainError, Page<AuditView>> page(Exchange exchange, Actor actor, Filter filter, PageRequest page) {
        return handling.ask(
                "AuditQueries.page", exchange.needs(), actor, () -> Either.right(audit.page(actor, filter, page)));
    }

    private Either<DomainError, Answer> list(Exchange exchange) {
        Actor actor = Inside.actor(exchange);
        var query = exchange.query();
        Filter filter = OrganizationRequests.audit(query);
        var page = exchange.page();
        query.done();
        return page(exchange, actor, filter, page).map(exchange::page);
    }

    /** The first page is read before anything is answered, so that a refusal still is one; the others are read while the client takes them, each in a transaction of its own. */
    private Either<DomainError, Answer> export(Exchange exchange) {
        Actor actor = Inside.actor(exchange);
        var query = exchange.query();
        Filter filter = OrganizationRequests.audit(query);
        query.done();
        return page(exchange, actor, filter, new PageRequest(PageRequest.LARGEST, Option.none()))
                .map(first -> Answer.stream(
                                200,
                                JSON_LINES,
                                Answer.UNKNOWN_LENGTH,
                                out -> write(exchange, actor, filter, first, out))
                        .with("Content-Disposition", "attachment; filename=\"audit.jsonl\""));
    }

    private void write(Exchange exchange, Actor actor, Filter filter, Page<AuditView> first, OutputStream out)
            throws IOException {
        Page<AuditView> page = first;
        while (true) {
            for (AuditView entry : page.items()) {
                out.write((JsonFormat.write(entry) + "\n").getBytes(StandardCharsets.UTF_8));
            }
            if (page.next().isEmpty()) {
                return;
            }
            var more = page(exchange, actor, filter, new PageRequest(PageRequest.LARGEST, page.next()));
            page = more.getOrElseThrow(refusal -> new IOException("the export broke off: " + refusal.code()));
        }
    }

    private Either<DomainError, Answer> verify(Exchange exchange) {
        Actor actor = Inside.actor(exchange);
        var query = exchange.query();
        boolean whole =
                query.oneOf("scope", List.of(WHOLE, RECENT)).getOrElse(WHOLE).equals(WHOLE);
        query.done();
        return handling.ask(
                        "AuditQueries.verify", exchange.needs(), actor, () -> Either.right(audit.verify(actor, whole)))
                .map(found -> exchange.view(200, Verdict.of(found)));
    }

    /** What a check found, with the answer first. */
    private record Verdict(
            boolean whole, long checked, long fromPosition, long waiting, List<AuditQueries.Break> breaks) {

        static Verdict of(Verification found) {
            return new Verdict(found.isWhole(), found.checked(), found.from(), found.waiting(), found.breaks());
        }
    }
}
