package dev.sextant.shared.web;

import dev.sextant.shared.application.CancelJob;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.application.JobId;
import dev.sextant.shared.application.JobNotFound;
import dev.sextant.shared.application.Jobs;
import dev.sextant.shared.application.Jobs.State;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The operations on jobs. */
public final class JobRoutes implements Routes {

    private static final String JOBS = "/api/v1/jobs";
    private static final String JOB = JOBS + "/{job_id}";
    private static final List<String> STATES = Arrays.stream(State.values())
            .map(state -> state.name().toLowerCase(Locale.ROOT))
            .toList();

    private final Handling handling;
    private final Jobs jobs;
    private final CancelJob cancel;
    private final Permission toRead;

    /**
     * Routes.
     *
     * @param jobs where jobs are found
     * @param cancel stops one
     * @param toRead what it takes to see one
     */
    public JobRoutes(Handling handling, Jobs jobs, CancelJob cancel, Permission toRead) {
        this.handling = handling;
        this.jobs = jobs;
        this.cancel = cancel;
        this.toRead = toRead;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(JOBS, this::list).needs(toRead).query("state", "kind", "limit", "cursor"),
                Route.get(JOB, this::read).needs(toRead).provided("the case of the job concerns the caller"),
                Route.act(JOB + "/cancel", this::cancel)
                        .needs(cancel)
                        .provided("the case of the job concerns the caller by more than a share to read"));
    }

    private static JobId id(Exchange exchange) {
        return exchange.id("job_id", "job", JobId::parse);
    }

    private Either<DomainError, Answer> list(Exchange exchange) {
        var query = exchange.query();
        var filter = new Jobs.Filter(
                query.oneOf("state", STATES).map(state -> State.valueOf(state.toUpperCase(Locale.ROOT))),
                query.text("kind"));
        var page = exchange.page();
        query.done();
        return handling.ask(
                        "Jobs.page",
                        exchange.needs(),
                        exchange.actor(),
                        () -> Either.right(jobs.page(exchange.actor(), filter, page)))
                .map(exchange::page);
    }

    private Either<DomainError, Answer> read(Exchange exchange) {
        JobId id = id(exchange);
        return handling.ask(
                        "Jobs.find",
                        exchange.needs(),
                        exchange.actor(),
                        () -> jobs.find(exchange.actor(), id).toEither(() -> new JobNotFound(id)))
                .map(job -> exchange.view(200, job));
    }

    private Either<DomainError, Answer> cancel(Exchange exchange) {
        return handling.run(cancel, exchange.actor(), new CancelJob.Command(id(exchange)))
                .map(job -> exchange.view(200, job));
    }
}
