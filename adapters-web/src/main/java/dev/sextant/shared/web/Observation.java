package dev.sextant.shared.web;

import java.time.Duration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts every request and writes one log line for it, also for those that never reached a route. No body, token, query or name of a person is written. */
final class Observation implements RequestLog {

    /** Request attributes that the way of a request leaves behind. */
    static final String ROUTE = "sextant.route";

    static final String REQUEST_ID = "sextant.request_id";
    static final String TENANT = "sextant.tenant";

    private static final String UNMATCHED = "unmatched";
    private static final Logger LOG = LoggerFactory.getLogger("dev.sextant.access");

    private final Metrics metrics;

    Observation(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void log(Request request, Response response) {
        var took = Duration.ofNanos(Math.max(0, System.nanoTime() - request.getBeginNanoTime()));
        String route = attribute(request, ROUTE, UNMATCHED);
        int status = response.getStatus();
        metrics.request(request.getMethod(), route, status, took);
        LOG.atInfo()
                .addKeyValue("request_id", attribute(request, REQUEST_ID, "none"))
                .addKeyValue("tenant", attribute(request, TENANT, "none"))
                .addKeyValue("method", method(request.getMethod()))
                .addKeyValue("route", route)
                .addKeyValue("status", status)
                .addKeyValue("duration_ms", took.toNanos() / 1_000_000.0)
                .log("request");
    }

    /** A method is whatever a client calls it; only a plain short word may reach the log. */
    private static String method(String sent) {
        return sent.length() <= 16 && sent.chars().allMatch(c -> c >= 'A' && c <= 'Z') ? sent : "other";
    }

    private static String attribute(Request request, String name, String otherwise) {
        return request.getAttribute(name) instanceof String text ? text : otherwise;
    }
}
