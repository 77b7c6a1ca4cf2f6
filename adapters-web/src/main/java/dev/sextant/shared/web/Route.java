package dev.sextant.shared.web;

import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Option;
import java.util.Set;

/**
 * One operation of the interface and what it takes. Everything that can be checked without knowing the operation's meaning is declared here and checked in one place, before the endpoint
 * is called.
 *
 * @param method the method
 * @param path the path as it stands in {@code openapi.yaml}, such as {@code /api/v1/cases/{case_id}}
 * @param endpoint what is done
 * @param query the query parameters that are known
 * @param body what the body is
 * @param access who may call
 * @param needs what it takes of whoever shows a valid token
 * @param ifMatch whether the version that a change is based on must be named
 * @param idempotent whether an {@code Idempotency-Key} is honoured around the whole endpoint
 * @param produces the media type of a successful answer
 */
public record Route(
        Method method,
        String path,
        Endpoint endpoint,
        Set<String> query,
        Body body,
        Access access,
        Needs needs,
        Requirement ifMatch,
        boolean idempotent,
        String produces) {

    /** What the body of a request is. */
    enum Body {
        /** There is none. */
        NONE,
        /** A JSON object. */
        JSON,
        /** A JSON object with the fields to change. */
        PATCH,
        /** A form whose part is streamed. */
        UPLOAD
    }

    /** Who may call. */
    enum Access {
        /** Whoever shows a valid token. */
        TOKEN,
        /** Programs on the same machine, and whoever shows a valid token. */
        LOCAL,
        /** Everybody. */
        ANYBODY
    }

    /** Whether something must be sent. */
    enum Requirement {
        /** It means nothing here. */
        IGNORED,
        /** It counts when it is there. */
        OPTIONAL,
        /** It must be there. */
        REQUIRED
    }

    /**
     * What a route takes of its caller beside a valid token, for the check and for those who read about it: a query is asked with this permission ({@link Exchange#needs}), and a use case told
     * it itself.
     *
     * @param permission what must be permitted; none on a route that is open
     * @param provided what else decides, in words, such as who sees a case
     */
    public record Needs(Option<Permission> permission, Option<String> provided) {

        /** Nothing is declared yet. */
        static final Needs NOTHING = new Needs(Option.none(), Option.none());
    }

    /** Copies the parameters. */
    public Route {
        query = Set.copyOf(query);
    }

    private static Route of(Method method, String path, Endpoint endpoint, Body body, Requirement ifMatch) {
        Access access = path.startsWith("/api/") ? Access.TOKEN : Access.ANYBODY;
        return new Route(
                method, path, endpoint, Set.of(), body, access, Needs.NOTHING, ifMatch, false, "application/json");
    }

    /** Reads something. */
    public static Route get(String path, Endpoint endpoint) {
        return of(Method.GET, path, endpoint, Body.NONE, Requirement.IGNORED);
    }

    /** Creates something out of a JSON body, or acts on something; safe to repeat with an {@code Idempotency-Key}. */
    public static Route post(String path, Endpoint endpoint) {
        return of(Method.POST, path, endpoint, Body.JSON, Requirement.IGNORED).repeatable(true);
    }

    /** Acts on something without a body; safe to repeat with an {@code Idempotency-Key}. */
    public static Route act(String path, Endpoint endpoint) {
        return of(Method.POST, path, endpoint, Body.NONE, Requirement.IGNORED).repeatable(true);
    }

    /** Takes a form whose part is streamed; the endpoint itself honours the {@code Idempotency-Key}, because it knows the content only after it was stored. */
    public static Route upload(String path, Endpoint endpoint) {
        return of(Method.POST, path, endpoint, Body.UPLOAD, Requirement.IGNORED);
    }

    /** Changes some fields; the version that the change is based on must be named. */
    public static Route patch(String path, Endpoint endpoint) {
        return of(Method.PATCH, path, endpoint, Body.PATCH, Requirement.REQUIRED);
    }

    /** Replaces something, or puts it where it was not; the version that the change is based on must be named. */
    public static Route put(String path, Endpoint endpoint) {
        return of(Method.PUT, path, endpoint, Body.JSON, Requirement.REQUIRED);
    }

    /** Removes something; the version that the client knows must be named. */
    public static Route delete(String path, Endpoint endpoint) {
        return of(Method.DELETE, path, endpoint, Body.NONE, Requirement.REQUIRED);
    }

    /** The same route with query parameters. */
    public Route query(String... names) {
        return new Route(method, path, endpoint, Set.of(names), body, access, needs, ifMatch, idempotent, produces);
    }

    /** The same route, for whoever is permitted this: what {@link Exchange#needs} answers, and a query is asked with. */
    public Route needs(Permission permission) {
        return taking(new Needs(Option.some(permission), needs.provided()));
    }

    /** The same route, which runs a use case and takes what that takes. */
    public Route needs(UseCase<?, ?, ?> useCase) {
        return needs(useCase.needs());
    }

    /**
     * The same route, where something else decides too: the domain, by what the request is about.
     *
     * @param condition what must be so, in words that end a sentence which begins with "if"
     */
    public Route provided(String condition) {
        return taking(new Needs(needs.permission(), Option.some(condition)));
    }

    private Route taking(Needs wanted) {
        return new Route(method, path, endpoint, query, body, access, wanted, ifMatch, idempotent, produces);
    }

    /** The same route, where the version that the change is based on must be named. */
    public Route ifMatchRequired() {
        return new Route(
                method, path, endpoint, query, body, access, needs, Requirement.REQUIRED, idempotent, produces);
    }

    /** The same route, where the version that the change is based on may be named. */
    public Route ifMatchOptional() {
        return new Route(
                method, path, endpoint, query, body, access, needs, Requirement.OPTIONAL, idempotent, produces);
    }

    /** The same route with another media type. */
    public Route produces(String mediaType) {
        return new Route(method, path, endpoint, query, body, access, needs, ifMatch, idempotent, mediaType);
    }

    /** The same route, open to everybody; nobody is known, so there is nobody whose {@code Idempotency-Key} could be kept. */
    public Route open() {
        return new Route(method, path, endpoint, query, body, Access.ANYBODY, needs, ifMatch, false, produces);
    }

    /**
     * The same route without {@code Idempotency-Key}: what it does is done in another plane than the caller's, where nobody's keys are kept, or must not be answered twice.
     */
    public Route notRepeatable() {
        return repeatable(false);
    }

    /** The same route, open to programs on the same machine. */
    Route local() {
        return new Route(method, path, endpoint, query, body, Access.LOCAL, needs, ifMatch, idempotent, produces);
    }

    private Route repeatable(boolean wanted) {
        return new Route(method, path, endpoint, query, body, access, needs, ifMatch, wanted, produces);
    }
}
