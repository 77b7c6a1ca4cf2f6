package dev.sextant.bootstrap.wiring;

import dev.sextant.shared.application.Authenticator;
import dev.sextant.shared.application.JobHandler;
import dev.sextant.shared.web.Routes;
import java.util.List;

/**
 * The context {@code identity} of a server of many organisations.
 *
 * @param authenticator knows its access tokens and API keys
 * @param routes its operations
 * @param jobs its kinds of jobs
 * @param operator what only the command line offers
 */
public record IdentityContext(
        Authenticator authenticator, List<Routes> routes, List<JobHandler> jobs, OperatorContext operator) {

    /** Copies the lists. */
    public IdentityContext {
        routes = List.copyOf(routes);
        jobs = List.copyOf(jobs);
    }
}
