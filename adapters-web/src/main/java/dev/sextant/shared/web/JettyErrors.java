package dev.sextant.shared.web;

import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers what the HTTP engine itself refuses, before any route is reached, with a problem document instead of its own page. */
final class JettyErrors extends ErrorHandler {

    private static final Pattern PATH = Pattern.compile("/[\\x21-\\x7E]{0,2000}");

    private final Tracing tracing;

    JettyErrors(Tracing tracing) {
        this.tracing = tracing;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        if (request.getAttribute(ERROR_EXCEPTION) instanceof HttpException failure) {
            status = failure.getCode();
        }
        Problem problem = problem(status);
        String requestId = tracing.requestId(request.getHeaders().get("X-Request-ID"));
        request.setAttribute(Observation.REQUEST_ID, requestId);
        var headers = response.getHeaders();
        response.setStatus(problem.status());
        headers.put("X-Request-ID", requestId);
        headers.put("traceparent", tracing.traceparent(request.getHeaders().get("traceparent")));
        Pipeline.SECURITY_HEADERS.forEach(header -> headers.put(header.name(), header.value()));
        problem.headers().forEach(header -> headers.put(header.name(), header.value()));
        if (HttpStatus.hasNoBody(problem.status())) {
            callback.succeeded();
            return true;
        }
        String path = request.getHttpURI().getPath();
        String instance = path != null && PATH.matcher(path).matches() ? path : "/";
        Answer answer = Problems.answer(problem, instance, requestId);
        if (answer.body() instanceof Answer.Body.Text text) {
            headers.put(HttpHeader.CONTENT_TYPE, text.mediaType() + ";charset=utf-8");
            Content.Sink.write(response, true, text.text(), callback);
        }
        return true;
    }

    private static Problem problem(int status) {
        return switch (status) {
            case 408 -> new Problem(408, "request_timeout", "The request did not arrive in time.");
            case 413 -> new Problem(413, "body_too_large", "The body is larger than allowed.");
            case 414 -> new Problem(414, "address_too_long", "The address is longer than allowed.");
            case 417 -> new Problem(417, "expectation_failed", "The expectation cannot be met.");
            case 426, 505 -> new Problem(status, "http_version", "This server speaks HTTP/1.1.");
            case 431 -> new Problem(431, "head_too_large", "The head of the request is larger than allowed.");
            case 503 -> Problems.unavailable(java.time.Duration.ofSeconds(1));
            default ->
                status < 500
                        ? new Problem(status, "malformed_request", "This is not a well-formed HTTP/1.1 request.")
                        : new Problem(500, "internal", "Something went wrong here.");
        };
    }
}
