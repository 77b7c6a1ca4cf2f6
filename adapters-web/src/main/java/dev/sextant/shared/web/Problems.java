package dev.sextant.shared.web;

import dev.sextant.shared.application.StaleAggregate;
import dev.sextant.shared.application.StorageFull;
import dev.sextant.shared.application.Unavailable;
import dev.sextant.shared.domain.DomainError;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where refusals, races, outages and mistakes become problem documents (RFC 9457). */
final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    /** A refusal of a use case or query. */
    static Problem of(DomainError error) {
        int status = switch (error.kind()) {
            case MALFORMED -> 400;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case RULE -> 422;
            case STALE -> 412;
            case TOO_LARGE -> 413;
            case UNSUPPORTED -> 415;
            case UNAUTHENTICATED -> 401;
            case TOO_OFTEN -> 429;
        };
        var problem = new Problem(status, error.code(), error.message(), error.fields(), List.of());
        if (status == 401) {
            return problem.with("WWW-Authenticate", "Bearer realm=\"sextant\"");
        }
        return error.retryAfter().fold(() -> problem, wait -> problem.with("Retry-After", wholeSeconds(wait)));
    }

    /**
     * Whatever broke. What nobody expected is logged here with its trace, once, and told to nobody else; outages are many in a row, and {@link OutageLog} says how often they are told.
     *
     * @param broken what was thrown
     * @param versionNamed whether the client named the version that its change is based on
     * @param outages where outages are told
     */
    static Problem of(Throwable broken, boolean versionNamed, OutageLog outages) {
        return switch (broken) {
            case Refused refused -> refused.problem();
            case StaleAggregate stale ->
                new Problem(versionNamed ? 412 : 409, "stale_version", "Somebody changed it meanwhile; read it again.");
            case Unavailable outage -> {
                outages.tell(outage);
                yield unavailable(outage.retryAfter());
            }
            case StorageFull full -> {
                outages.tell(full);
                yield new Problem(507, "storage_full", "There is no room for the content.");
            }
            default -> {
                LOG.atError().setCause(broken).log("a request broke");
                yield new Problem(
                        500,
                        "internal",
                        "Something went wrong here. The request id leads to what the log says about it.");
            }
        };
    }

    static Problem unavailable(Duration retryAfter) {
        return new Problem(503, "unavailable", "The server cannot answer now; the same request may succeed later.")
                .with("Retry-After", wholeSeconds(retryAfter));
    }

    /** At least one, and never less than the time itself, so that a client which waits that long is not too early. */
    private static String wholeSeconds(Duration time) {
        return Long.toString(Math.max(1, (time.toMillis() + 999) / 1000));
    }

    /** The same title for the same status. */
    static String title(int status) {
        return switch (status) {
            case 400 -> "The request is malformed";
            case 401 -> "There is no valid token";
            case 403 -> "This is not allowed";
            case 404 -> "There is no such thing";
            case 405 -> "The method does not exist here";
            case 406 -> "No acceptable form of the answer exists";
            case 408 -> "The request took too long";
            case 409 -> "The present state does not allow it";
            case 412 -> "It was changed meanwhile";
            case 413 -> "The body is too large";
            case 414 -> "The address is too long";
            case 415 -> "The body's type is not taken";
            case 416 -> "The range lies outside the content";
            case 422 -> "A rule refuses it";
            case 428 -> "The version must be named";
            case 429 -> "It was tried too often";
            case 431 -> "The head is too large";
            case 503 -> "The server cannot answer now";
            case 507 -> "There is no room";
            default -> status < 500 ? "The request is refused" : "Something went wrong";
        };
    }

    /** Writes the document. */
    static Answer answer(Problem problem, String instance, String requestId) {
        var document = JsonFormat.document();
        document.put("type", "/docs/problems/" + problem.code());
        document.put("title", title(problem.status()));
        document.put("status", problem.status());
        document.put("detail", problem.detail());
        document.put("instance", instance);
        document.put("code", problem.code());
        document.put("request_id", requestId);
        if (!problem.errors().isEmpty()) {
            var errors = document.putArray("errors");
            problem.errors()
                    .forEach(error -> errors.addObject()
                            .put("field", error.field())
                            .put("code", error.code())
                            .put("message", error.message()));
        }
        return new Answer(
                problem.status(),
                problem.headers(),
                new Answer.Body.Text("application/problem+json", document.toString()));
    }
}
