package dev.sextant.shared.web;

import dev.sextant.shared.application.Cursor;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.Origin;
import dev.sextant.shared.domain.Permission;
import io.javalin.http.Context;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** A request on its way to an {@link Endpoint}, after everything that its {@link Route} declares was checked. */
public final class Exchange {

    private static final int LONGEST_ECHO = 100;
    private static final String NO_MARK = "It is not the id of an event in a stream of this organisation.";

    private final Context context;
    private final Route route;
    private final Option<Actor> actor;
    private final Origin origin;
    private final Query query;
    private final EntityTags tags;
    private final Cursors cursors;
    private final Repeats repeats;
    private final long largestUpload;
    private final Supplier<Option<Actor>> identify;
    private Option<byte[]> body = Option.none();

    Exchange(
            Context context,
            Route route,
            Option<Actor> actor,
            Origin origin,
            Query query,
            EntityTags tags,
            Cursors cursors,
            Repeats repeats,
            long largestUpload,
            Supplier<Option<Actor>> identify) {
        this.context = context;
        this.route = route;
        this.actor = actor;
        this.origin = origin;
        this.query = query;
        this.tags = tags;
        this.cursors = cursors;
        this.repeats = repeats;
        this.largestUpload = largestUpload;
        this.identify = identify;
    }

    /** On whose behalf. */
    public Actor actor() {
        return actor.getOrElseThrow(() -> new IllegalStateException(route.path() + " is open to everybody"));
    }

    /**
     * Who stands behind the token of the request by now, for an answer that lasts; with what they may do now.
     *
     * @return none when the token is no longer good
     * @throws dev.sextant.shared.application.Unavailable when it cannot be found out now
     */
    public Option<Actor> actorByNow() {
        return identify.get();
    }

    /** Whether the body of the answer is sent; HEAD asks for nothing but the head. */
    public boolean sendsBody() {
        return !context.req().getMethod().equals("HEAD");
    }

    /** What the actor must be permitted, as the route says: what a query is asked with. */
    public Permission needs() {
        return route.needs()
                .permission()
                .getOrElseThrow(() -> new IllegalStateException(route.path() + " does not say what it takes"));
    }

    /** Where the request came from, whoever sent it. */
    public Origin origin() {
        return origin;
    }

    /** A part of the path, decoded. */
    public String path(String name) {
        return context.pathParam(name);
    }

    /**
     * An id in the path.
     *
     * @param thing what the id is of, such as {@code case}
     * @throws Refused with 404 when it is malformed, exactly as for an id that never existed
     */
    public <T> T id(String name, String thing, Function<String, ? extends Either<? extends DomainError, T>> parse) {
        String text = path(name);
        return parse.apply(text)
                .fold(
                        malformed -> {
                            String echo = text.length() > LONGEST_ECHO ? text.substring(0, LONGEST_ECHO) + "…" : text;
                            throw new Refused(404, thing + "_not_found", "There is no " + thing + " " + echo + ".");
                        },
                        id -> id);
    }

    /** The query parameters. */
    public Query query() {
        return query;
    }

    /**
     * A request header. One that is a list by its nature (conditions) may be sent in several lines; of any other, two would leave it to chance which of them counts.
     *
     * @throws Refused with 400 when a header that may stand there once is repeated
     */
    public Option<String> header(String name) {
        List<String> lines = Collections.list(context.req().getHeaders(name));
        if (lines.size() > 1 && !name.endsWith("-Match")) {
            throw new Refused(Problem.wrongField(name, "repeated", "This header may stand there once."));
        }
        return lines.isEmpty() ? Option.none() : Option.some(String.join(", ", lines));
    }

    /** The fields of the JSON body. */
    public Fields fields() throws IOException {
        return new Fields(JsonReader.object(json()));
    }

    /** The bytes of a JSON body, read once. */
    byte[] json() throws IOException {
        if (body.isEmpty()) {
            byte[] read = context.req().getInputStream().readNBytes(WebConfig.LARGEST_JSON + 1);
            if (read.length > WebConfig.LARGEST_JSON) {
                throw tooLarge(WebConfig.LARGEST_JSON);
            }
            body = Option.some(read);
        }
        return body.get();
    }

    static Refused tooLarge(long limit) {
        return new Refused(new Problem(413, "body_too_large", "The body may have at most " + limit + " bytes.")
                .with("Connection", "close"));
    }

    /** The refusal of a range that lies outside the content. */
    public static RuntimeException rangeNotSatisfiable(long size) {
        return new Refused(new Problem(416, "range_not_satisfiable", "There are " + size + " bytes.")
                .with("Content-Range", "bytes */" + size));
    }

    /** The form that is uploaded. */
    public Upload upload() throws IOException {
        return Upload.open(context.req().getContentType(), context.req().getInputStream(), largestUpload);
    }

    /**
     * The version that the change is based on.
     *
     * @param thing the id of what is changed, as in {@link #view}
     * @return none when the client names no version, or any
     */
    public Option<Long> basedOn(String thing) {
        return header("If-Match").flatMap(value -> tags.basedOn(value, actor().tenant(), thing));
    }

    /** The part of a list that is wanted; wrong parameters are noted in {@link #query()}. */
    public PageRequest page() {
        int limit = query.number("limit", 1, PageRequest.LARGEST).getOrElse(PageRequest.DEFAULT);
        var after = query.parsed(
                "cursor",
                "invalid_cursor",
                "It is not a cursor of this list with these filters and this order.",
                text -> cursors.read(text, actor().tenant(), list()));
        return new PageRequest(limit, after);
    }

    private String list() {
        return context.path() + "?" + query.list();
    }

    /**
     * The mark that a client of a stream had come to, from the header {@code Last-Event-ID} or, where a client cannot set headers, from the parameter {@code last_event_id}. The header counts: it is the newer one where a client sends
     * both. A mark that is not one of this stream for this organisation is noted in {@link #query()}.
     */
    public Option<Cursor> lastEvent() {
        Option<Cursor> parameter = query.parsed(
                "last_event_id", "invalid_cursor", NO_MARK, text -> cursors.read(text, actor().tenant(), route.path()));
        return header("Last-Event-ID")
                .filter(text -> !text.isBlank())
                .map(text -> cursors.read(text, actor().tenant(), route.path())
                        .onEmpty(() -> query.wrong("Last-Event-ID", "invalid_cursor", NO_MARK)))
                .getOrElse(parameter);
    }

    /** The mark of a place in a stream, opaque and good for nobody else. */
    public String mark(Cursor place) {
        return cursors.write(place, actor().tenant(), route.path());
    }

    /** Answers a page of views. */
    public <T> Answer page(Page<T> page) {
        var items = new StringBuilder();
        for (T item : page.items()) {
            items.append(items.isEmpty() ? "" : ",").append(JsonFormat.write(item));
        }
        String next = page.next()
                .map(cursor -> "\"" + cursors.write(cursor, actor().tenant(), list()) + "\"")
                .getOrElse("null");
        return Answer.text(200, "application/json", "{\"items\":[" + items + "],\"next_cursor\":" + next + "}");
    }

    /** Answers a view that has no version. */
    public Answer view(int status, Object view) {
        return Answer.text(status, "application/json", JsonFormat.write(view));
    }

    /**
     * Answers a view with its entity tag; 304 when a reading client has it already.
     *
     * @param thing the id of what is shown
     * @param version its version
     */
    public Answer view(int status, Object view, String thing, long version) {
        String json = JsonFormat.write(view);
        String tag = tags.tag(actor().tenant(), thing, version, json);
        return unlessKnown(tag, Answer.text(status, "application/json", json));
    }

    /** Answers a text that is JSON already. */
    public Answer json(int status, String json) {
        return Answer.text(status, "application/json", json);
    }

    /**
     * Answers a view with its entity tag and one field more that holds a secret, which is sent this once: an answer that is repeated for an {@code Idempotency-Key} does not have the field.
     *
     * @param thing the id of what is shown
     * @param version its version
     * @param field the name of the field
     * @param secret its value; when there is none, the field is left out
     */
    public Answer viewOnce(int status, Object view, String thing, long version, String field, Option<String> secret) {
        String json = JsonFormat.write(view);
        var kept = new Answer.Body.Text("application/json", json);
        var told = new Answer.Body.Text(
                "application/json",
                secret.map(value -> json.substring(0, json.length() - 1) + ",\"" + field + "\":"
                                + JsonFormat.write(value) + "}")
                        .getOrElse(json));
        return new Answer(status, List.of(), new Answer.Body.ToldOnce(told, kept))
                .with("ETag", tags.tag(actor().tenant(), thing, version, json));
    }

    /** The entity tag of a representation that is not written here, such as a content. */
    public String tag(String thing, long version, String representation) {
        return tags.tag(actor().tenant(), thing, version, representation);
    }

    /** The answer with its entity tag; 304 when a reading client has it already. */
    public Answer unlessKnown(String tag, Answer answer) {
        boolean known = route.method() == Method.GET && header("If-None-Match").exists(value -> tags.known(value, tag));
        return (known ? Answer.of(304) : answer).with("ETag", tag);
    }

    /**
     * Does something once for an {@code Idempotency-Key}, or answers as before; for bodies that are not read before they are handled. Other routes need not call it.
     *
     * @param content stands for the body: equal only for equal bodies
     */
    public Either<DomainError, Answer> once(String content, Supplier<Either<DomainError, Answer>> work) {
        return repeats.once(this, content.getBytes(StandardCharsets.UTF_8), work);
    }

    Route route() {
        return route;
    }

    Context context() {
        return context;
    }
}
