package dev.sextant.shared.web;

import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.Origin;
import io.javalin.http.Context;
import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The way of every request: it gets a name, passes the gate, is matched with what its route declares, handled, and answered. Whatever refuses it on the way becomes a problem
 * document at the end of this way.
 */
final class Pipeline {

    /** What every answer carries. */
    static final List<Answer.Header> SECURITY_HEADERS = List.of(
            new Answer.Header("X-Content-Type-Options", "nosniff"),
            new Answer.Header("Cache-Control", "no-store"),
            new Answer.Header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
            new Answer.Header("Cross-Origin-Resource-Policy", "same-origin"),
            new Answer.Header("Referrer-Policy", "no-referrer"));

    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
    private static final int LINGER_BUFFER = 32 * 1024;
    private static final long LINGER_BYTES = 16L << 20;
    private static final long LINGER_NANOS = 2_000_000_000L;
    private static final String STAY_WITH_TLS = "max-age=31536000; includeSubDomains";

    private final WebConfig config;
    private final Gate gate;
    private final Cors cors;
    private final Limits limits;
    private final Tracing tracing;
    private final EntityTags tags;
    private final Cursors cursors;
    private final Repeats repeats;
    private final OutageLog outages = new OutageLog(System::nanoTime);

    Pipeline(WebConfig config, WebServices services, Tracing tracing) {
        var signatures = new Signatures(config.signingKey());
        this.config = config;
        this.gate = new Gate(config, services.authenticator());
        this.cors = new Cors(config.edge());
        this.limits = new Limits(services.allowance());
        this.tracing = tracing;
        this.tags = new EntityTags(signatures);
        this.cursors = new Cursors(signatures);
        this.repeats = new Repeats(services.transactions(), services.keys());
    }

    /** Serves a request to a resource, or to none. */
    void serve(Context context, @Nullable Resource resource) {
        HttpServletRequest request = context.req();
        String requestId = tracing.requestId(request.getHeader("X-Request-ID"));
        String traceparent = tracing.traceparent(request.getHeader("traceparent"));
        request.setAttribute(Observation.REQUEST_ID, requestId);
        if (resource != null) {
            request.setAttribute(Observation.ROUTE, resource.path());
        }
        MDC.put("request_id", requestId);
        try {
            Answer answer = answer(context, resource, requestId, traceparent);
            send(context, answer, requestId, traceparent);
        } finally {
            MDC.remove("request_id");
            MDC.remove("tenant");
        }
    }

    private Answer answer(Context context, @Nullable Resource resource, String requestId, String traceparent) {
        try {
            Either<DomainError, Answer> answer = handle(context, resource, requestId, traceparent);
            return answer.getOrElseGet(error -> problem(context, Problems.of(error), requestId));
        } catch (UncheckedIOException | IOException broken) {
            return problem(context, unread(context, broken), requestId);
        } catch (RuntimeException | StackOverflowError broken) {
            return problem(context, Problems.of(broken, versionNamed(context), outages), requestId);
        }
    }

    private static Answer problem(Context context, Problem problem, String requestId) {
        return Problems.answer(problem, context.req().getRequestURI(), requestId);
    }

    private static boolean versionNamed(Context context) {
        return context.req().getHeader("If-Match") != null;
    }

    /** A body that could not be read: the engine names a status when the client is at fault. */
    private Problem unread(Context context, Exception broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof org.eclipse.jetty.http.HttpException http && http.getCode() < 500) {
                return new Problem(http.getCode(), "malformed_request", "The body did not arrive as announced.")
                        .with("Connection", "close");
            }
            if (cause instanceof java.util.concurrent.TimeoutException) {
                return new Problem(408, "request_timeout", "The request did not arrive in time.")
                        .with("Connection", "close");
            }
            if (cause instanceof org.eclipse.jetty.io.EofException) {
                return new Problem(400, "malformed_request", "The body broke off.").with("Connection", "close");
            }
        }
        return Problems.of(broken, versionNamed(context), outages);
    }

    private Either<DomainError, Answer> handle(
            Context context, @Nullable Resource resource, String requestId, String traceparent) throws IOException {
        HttpServletRequest request = context.req();
        Peer peer = gate.peer(request);
        gate.checkOrigin(request, peer);
        if (resource != null && cors.isAskedFirst(request)) {
            return Either.right(Cors.answer(resource));
        }
        Option<Actor> actor = admit(request, peer, resource, requestId, traceparent);
        Route route = resource == null ? null : resource.route(request.getMethod());
        Option<DomainError> limited = limits.refusal(request, peer, actor, route);
        if (limited.isDefined()) {
            return Either.left(limited.get());
        }
        if (resource == null) {
            throw new Refused(404, "not_found", "There is nothing at this address.");
        }
        if (request.getMethod().equals("OPTIONS")) {
            return Either.right(Answer.of(204).with("Allow", resource.allow()));
        }
        if (route == null) {
            throw new Refused(new Problem(405, "method_not_allowed", "Here are only: " + resource.allow() + ".")
                    .with("Allow", resource.allow()));
        }
        var query = Query.parse(request.getQueryString(), route.query());
        Negotiation.checkAccept(request, route.produces());
        Negotiation.checkBody(request, route, config.largestUpload());
        if (route.query().isEmpty()) {
            query.done();
        }
        if (route.ifMatch() == Route.Requirement.REQUIRED && !versionNamed(context)) {
            throw new Refused(428, "version_required", "Name the version that the change is based on: If-Match.");
        }
        var origin = new Origin(requestId, Option.some(traceparent), Option.some(peer.address()), Option.none());
        var exchange = new Exchange(
                context,
                route,
                actor,
                actor.map(Actor::origin).getOrElse(origin),
                query,
                tags,
                cursors,
                repeats,
                config.largestUpload(),
                () -> gate.identify(request, peer, requestId, traceparent));
        if (route.body() == Route.Body.UPLOAD) {
            Repeats.key(exchange);
        }
        return route.idempotent() ? repeatable(exchange) : route.endpoint().answer(exchange);
    }

    private Either<DomainError, Answer> repeatable(Exchange exchange) throws IOException {
        byte[] content = exchange.route().body() == Route.Body.NONE ? new byte[0] : exchange.json();
        return repeats.once(exchange, content, () -> {
            try {
                return exchange.route().endpoint().answer(exchange);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
    }

    private Option<Actor> admit(
            HttpServletRequest request, Peer peer, @Nullable Resource resource, String requestId, String traceparent) {
        Route route = resource == null ? null : resource.route(request.getMethod());
        boolean local = route != null && route.access() == Route.Access.LOCAL;
        boolean open = route != null && route.access() == Route.Access.ANYBODY;
        boolean api = request.getRequestURI().startsWith("/api/")
                || (resource != null && resource.path().startsWith("/api/"));
        boolean needed = (api && !open) || (local && !gate.isLocalCaller(request));
        if (!needed) {
            return Option.none();
        }
        Option<Actor> actor = gate.identify(request, peer, requestId, traceparent);
        if (actor.isEmpty()) {
            throw Gate.unauthenticated();
        }
        String tenant = actor.get().tenant().toString();
        request.setAttribute(Observation.TENANT, tenant);
        MDC.put("tenant", tenant);
        return actor;
    }

    /** Once the head of an answer left, a failure can only end the connection; the missing bytes tell the client. */
    private void send(Context context, Answer answer, String requestId, String traceparent) {
        try {
            write(context, answer, requestId, traceparent);
            if (answer.status() >= 400) {
                linger(context);
            }
        } catch (IOException | UncheckedIOException broken) {
            if (context.res().isCommitted()) {
                LOG.atDebug().setCause(broken).log("an answer broke off");
                return;
            }
            context.res().reset();
            try {
                write(context, problem(context, unread(context, broken), requestId), requestId, traceparent);
            } catch (IOException gone) {
                LOG.atDebug().setCause(gone).log("the client is gone");
            }
        }
    }

    /**
     * Reads on for a while after a refusal was sent. A connection that is closed while the client still sends is reset, and the client would lose the answer (RFC 9112, section
     * 9.6).
     */
    private static void linger(Context context) throws IOException {
        HttpServletRequest request = context.req();
        boolean hasBody = request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
        if (!hasBody || request.getHeader("Expect") != null) {
            return;
        }
        context.res().flushBuffer();
        byte[] ignored = new byte[LINGER_BUFFER];
        long start = System.nanoTime();
        long left = LINGER_BYTES;
        while (left > 0 && System.nanoTime() - start < LINGER_NANOS) {
            int read = request.getInputStream().read(ignored);
            if (read < 0) {
                return;
            }
            left -= read;
        }
    }

    private void write(Context context, Answer answer, String requestId, String traceparent) throws IOException {
        HttpServletResponse response = context.res();
        response.setStatus(answer.status());
        var headers = new ArrayList<>(SECURITY_HEADERS);
        headers.add(new Answer.Header("X-Request-ID", requestId));
        headers.add(new Answer.Header("traceparent", traceparent));
        cors.vary(context.req().getRequestURI().startsWith("/api/")).forEach(headers::add);
        headers.addAll(cors.headers(context.req()));
        if (config.behindTls() || gate.peer(context.req()).isSecure()) {
            headers.add(new Answer.Header("Strict-Transport-Security", STAY_WITH_TLS));
        }
        headers.addAll(Limits.headers(context.req()));
        headers.addAll(answer.headers());
        headers.forEach(header -> response.setHeader(header.name(), header.value()));
        boolean head = context.req().getMethod().equals("HEAD");
        switch (answer.body()) {
            case Answer.Body.Nothing nothing -> response.setContentType(null);
            case Answer.Body.Text text -> write(response, text, head);
            case Answer.Body.ToldOnce once -> write(response, once.told(), head);
            case Answer.Body.Stream stream -> {
                response.setContentType(stream.mediaType());
                if (stream.length() != Answer.UNKNOWN_LENGTH) {
                    response.setContentLengthLong(stream.length());
                }
                if (!head) {
                    stream.content().writeTo(response.getOutputStream());
                }
            }
        }
    }

    private static void write(HttpServletResponse response, Answer.Body.Text text, boolean head) throws IOException {
        byte[] bytes = Answer.bytes(text);
        response.setContentType(text.mediaType() + ";charset=utf-8");
        response.setContentLength(bytes.length);
        if (!head) {
            response.getOutputStream().write(bytes);
        }
    }
}
