package dev.sextant.shared.integration;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * Calls addresses that somebody else chose, such as the receiver of a webhook or a provider of identities, without becoming their tool: an address is checked by its {@linkplain OutgoingRules form}
 * and then by the network addresses that its host leads to, in the very lookup whose result is connected to, so that a host which leads elsewhere a moment later gains nothing. No redirect is followed; it is an answer like
 * any other. A connection serves one request. Time and size of an answer are bounded. Neither cookies nor proxies nor compression are used. Safe for many threads.
 */
public final class OutgoingRequests implements AutoCloseable {

    private static final int LONGEST_LINE = 8192;
    private static final int MOST_HEADERS = 100;
    private static final int MOST_AT_ONCE = 64;
    private static final String CLOSED = "the host does not stand in the open Internet";
    private static final String UNKNOWN = "the host is not known";

    /**
     * The bounds of one request.
     *
     * @param connect how long making the connection may take
     * @param total how long all of it may take, from the lookup to the last byte
     * @param bytes the largest answer
     */
    public record Limits(Duration connect, Duration total, int bytes) {}

    /**
     * A request.
     *
     * @param method {@code GET} or {@code POST}
     * @param address as somebody gave it
     * @param headers names and values
     * @param contentType of the body, such as {@code application/json}
     * @param body in UTF-8; empty for none
     */
    public record Request(String method, String address, Map<String, String> headers, String contentType, String body) {

        /** Copies the headers and refuses such as would break out of their line. */
        public Request {
            headers = Map.copyOf(headers);
            if (headers.entrySet().stream().anyMatch(each -> breaksOut(each.getKey()) || breaksOut(each.getValue()))) {
                throw new IllegalArgumentException("a header must be one line of visible characters");
            }
        }

        private static boolean breaksOut(String text) {
            return text.chars().anyMatch(character -> character < ' ' || character == 0x7F);
        }

        /** A request that only asks. */
        public static Request get(String address, Map<String, String> headers) {
            return new Request("GET", address, headers, "", "");
        }
    }

    /**
     * An answer, whatever its status.
     *
     * @param status the status
     * @param contentType the declared type; empty when none is
     * @param cacheControl the header of that name; empty when there is none
     * @param body read as UTF-8
     */
    public record Answer(int status, String contentType, String cacheControl, String body) {}

    /**
     * The head of an answer, whatever its status.
     *
     * @param status the status
     * @param retryAfter the header of that name; empty when there is none
     */
    public record Head(int status, String retryAfter) {}

    /** Why there is no answer. */
    public sealed interface NoAnswer {

        /** What happened, in words for a log. */
        String reason();

        /**
         * The address may not be called.
         *
         * @param reason what is wrong with it, without what its host leads to
         */
        record Forbidden(String reason) implements NoAnswer {}

        /**
         * Nobody answered, or not in the language of the web.
         *
         * @param reason what was observed
         */
        record Broken(String reason) implements NoAnswer {}

        /**
         * It took too long.
         *
         * @param limit how long it might have taken
         */
        record TooSlow(Duration limit) implements NoAnswer {

            @Override
            public String reason() {
                return "no whole answer within " + limit.toMillis() + " ms";
            }
        }

        /**
         * The answer is too large.
         *
         * @param limit the largest that is read, in bytes
         */
        record TooLarge(int limit) implements NoAnswer {

            @Override
            public String reason() {
                return "the answer has more than " + limit + " bytes";
            }
        }
    }

    private final OutgoingRules rules;
    private final Limits limits;
    private final GuardedLookup target;
    private final CloseableHttpClient client;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places;

    /**
     * A client.
     *
     * @param rules what may be called
     * @param limits the bounds of each request
     * @param lookup where the addresses of hosts come from
     * @param trust who is trusted in encrypted connections
     */
    public OutgoingRequests(OutgoingRules rules, Limits limits, HostLookup lookup, SSLContext trust) {
        this(rules, limits, lookup, trust, MOST_AT_ONCE);
    }

    /**
     * A client for many requests.
     *
     * @param mostAtOnce how many requests are under way at once; whatever is beyond that is not sent
     */
    public OutgoingRequests(OutgoingRules rules, Limits limits, HostLookup lookup, SSLContext trust, int mostAtOnce) {
        this.rules = rules;
        this.limits = limits;
        this.places = new Semaphore(mostAtOnce);
        this.target = new GuardedLookup(rules, lookup);
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(target)
                .setTlsSocketStrategy(
                        ClientTlsStrategyBuilder.create().setSslContext(trust).buildClassic())
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxLineLength(LONGEST_LINE)
                                .setMaxHeaderCount(MOST_HEADERS)
                                .build())
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(limits.connect()))
                        .setSocketTimeout(Timeout.of(limits.total()))
                        .build())
                .setMaxConnTotal(mostAtOnce)
                .setMaxConnPerRoute(mostAtOnce)
                .build();
        this.client = HttpClients.custom()
                .setConnectionManager(connections)
                .setRoutePlanner(new DefaultRoutePlanner(null))
                .setConnectionReuseStrategy((request, response, context) -> false)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("sextant")
                .build();
    }

    /**
     * Checks an address without calling it, for the moment in which somebody chooses it. What its host leads to is looked up now; it is looked up again at every request.
     *
     * @return the address, or what is wrong with it, in words
     */
    public Either<String, URI> check(String address) {
        return rules.check(address).flatMap(uri -> {
            try {
                target.resolve(uri.getHost(), OutgoingRules.port(uri));
                return Either.right(uri);
            } catch (ClosedTarget closed) {
                return Either.left(CLOSED);
            } catch (UnknownHostException unknown) {
                return Either.left(UNKNOWN);
            }
        });
    }

    /** Sends a request and reads its whole answer, within the limits, however the other side behaves. */
    public Either<NoAnswer, Answer> send(Request request) {
        return send(request, head -> {});
    }

    /** Sends a request of whose answer only the head counts: a body that is larger than the limit is cut off, and its head still counts. */
    public Either<NoAnswer, Head> deliver(Request request) {
        var seen = new AtomicReference<Option<Head>>(Option.none());
        Either<NoAnswer, Answer> answer = send(request, head -> seen.set(Option.some(head)));
        boolean counts = answer.fold(NoAnswer.TooLarge.class::isInstance, whole -> true);
        return counts
                ? seen.get().toEither(() -> new NoAnswer.Broken("an answer without a head"))
                : Either.left(answer.getLeft());
    }

    private Either<NoAnswer, Answer> send(Request request, Consumer<Head> head) {
        Either<String, URI> address = rules.check(request.address());
        if (address.isLeft()) {
            return Either.left(new NoAnswer.Forbidden(address.getLeft()));
        }
        if (!places.tryAcquire()) {
            return Either.left(new NoAnswer.Broken("too many requests are under way"));
        }
        HttpUriRequestBase message = message(request, address.get());
        Future<Either<NoAnswer, Answer>> exchange = threads.submit(() -> {
            try {
                return exchange(message, head);
            } finally {
                places.release();
            }
        });
        return await(exchange, message);
    }

    private Either<NoAnswer, Answer> await(Future<Either<NoAnswer, Answer>> exchange, HttpUriRequestBase message) {
        try {
            return exchange.get(limits.total().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException tooSlow) {
            // The thread is not cancelled as well: it gives its place back when its connection, or the lookup that it
            // hangs in, ends.
            message.cancel();
            return Either.left(new NoAnswer.TooSlow(limits.total()));
        } catch (InterruptedException interrupted) {
            message.cancel();
            Thread.currentThread().interrupt();
            return Either.left(new NoAnswer.Broken("interrupted"));
        } catch (ExecutionException unexpected) {
            throw new IllegalStateException("a request ended in a way that nobody foresaw", unexpected.getCause());
        }
    }

    private static HttpUriRequestBase message(Request request, URI address) {
        var message = new HttpUriRequestBase(request.method(), address);
        request.headers().forEach(message::addHeader);
        if (!request.body().isEmpty()) {
            message.setEntity(new StringEntity(
                    request.body(), ContentType.create(request.contentType(), StandardCharsets.UTF_8)));
        }
        return message;
    }

    private Either<NoAnswer, Answer> exchange(HttpUriRequestBase message, Consumer<Head> head) {
        try {
            return client.execute(message, response -> {
                head.accept(new Head(response.getCode(), header(response, "Retry-After")));
                return read(message, response);
            });
        } catch (ClosedTarget forbidden) {
            return Either.left(new NoAnswer.Forbidden(CLOSED));
        } catch (UnknownHostException unknown) {
            return Either.left(new NoAnswer.Broken(UNKNOWN));
        } catch (TooMuch tooMuch) {
            return Either.left(new NoAnswer.TooLarge(limits.bytes()));
        } catch (IOException | IllegalStateException broken) {
            return Either.left(new NoAnswer.Broken(broken.getClass().getSimpleName() + ": " + broken.getMessage()));
        }
    }

    private Either<NoAnswer, Answer> read(HttpUriRequestBase message, ClassicHttpResponse response) throws IOException {
        byte[] body = {};
        HttpEntity entity = response.getEntity();
        if (entity != null) {
            InputStream content = entity.getContent();
            body = content.readNBytes(limits.bytes() + 1);
        }
        if (body.length > limits.bytes()) {
            // Otherwise the client would read the rest to be polite, and it may have no end.
            message.cancel();
            throw new TooMuch();
        }
        return Either.right(new Answer(
                response.getCode(),
                header(response, "Content-Type"),
                header(response, "Cache-Control"),
                new String(body, StandardCharsets.UTF_8)));
    }

    private static String header(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null || header.getValue() == null ? "" : header.getValue();
    }

    /** Ends all connections. */
    @Override
    public void close() throws IOException {
        client.close();
        threads.shutdownNow();
    }

    /** A host that leads where nobody may be led. */
    private static final class ClosedTarget extends UnknownHostException {

        @java.io.Serial
        private static final long serialVersionUID = 1L;

        ClosedTarget(String host) {
            super(host);
        }
    }

    /** An answer beyond the largest that is read. */
    private static final class TooMuch extends IOException {

        @java.io.Serial
        private static final long serialVersionUID = 1L;
    }

    /** The lookup whose result is connected to. */
    private record GuardedLookup(OutgoingRules rules, HostLookup lookup) implements DnsResolver {

        @Override
        public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
            List<InetAddress> addresses = lookup.addressesOf(host);
            if (!rules.mayConnect(host, port, addresses)) {
                throw new ClosedTarget(host);
            }
            return addresses.stream()
                    .map(address -> new InetSocketAddress(address, port))
                    .toList();
        }

        /** Without a port no exception holds. */
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return resolve(host, -1).stream().map(InetSocketAddress::getAddress).toArray(InetAddress[]::new);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
