package dev.sextant.shared.web;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;

/**
 * A request without the header by which some clients name another method than the one that they send. Javalin looks for the handler by that header, and everything else here goes by the method of the request: the two must never
 * be of different minds.
 */
final class OwnMethod extends Request.Wrapper {

    private static final String OVERRIDE = "X-HTTP-Method-Override";

    private final HttpFields headers;

    private OwnMethod(Request request) {
        super(request);
        this.headers = HttpFields.build(request.getHeaders()).remove(OVERRIDE).asImmutable();
    }

    /** The request as it is, unless the header is there. */
    static Request of(Request request) {
        return request.getHeaders().contains(OVERRIDE) ? new OwnMethod(request) : request;
    }

    @Override
    public HttpFields getHeaders() {
        return headers;
    }
}
