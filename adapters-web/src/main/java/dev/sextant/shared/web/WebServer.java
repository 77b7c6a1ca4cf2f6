package dev.sextant.shared.web;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.ExceptionHandler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running HTTP server. */
public final class WebServer {

    /**
     * What the system keeps of an answer that the client has not taken, in bytes; Linux takes twice as much. A full buffer is written to again when a third of it is free. Were it of megabytes, as the
     * system likes it, a slow client would take minutes for that, look dead meanwhile, and be cut off as idle.
     */
    private static final int SEND_BUFFER = 128 * 1024;

    /** When the server stops, a connection without a request is closed after this. */
    private static final long SHUTDOWN_IDLE_MILLIS = 100;

    /** When the server stops, the longest pause that a request may make while it is still arriving. */
    private static final long SHUTDOWN_PAUSE_MILLIS = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

    private final Javalin javalin;
    private final ServerState state;
    private final List<Routes> parts;

    private WebServer(Javalin javalin, ServerState state, List<Routes> parts) {
        this.javalin = javalin;
        this.state = state;
        this.parts = List.copyOf(parts);
    }

    /**
     * Starts to listen.
     *
     * @param parts the routes of the contexts; those of the server itself are added
     * @throws IllegalStateException when the port is taken or may not be used
     */
    public static WebServer start(WebConfig config, WebServices services, List<Routes> parts) {
        HeldPort port;
        try {
            port = HeldPort.on(config.host(), config.port());
        } catch (IOException taken) {
            throw new IllegalStateException(
                    "cannot listen on " + config.host() + ":" + config.port() + ": " + taken.getMessage(), taken);
        }
        return start(config, port, services, parts);
    }

    /**
     * Starts to listen on a port that is held already; it is given free when the server stops.
     *
     * @param parts as above
     * @throws IllegalStateException when it cannot listen
     */
    public static WebServer start(WebConfig config, HeldPort port, WebServices services, List<Routes> parts) {
        var state = new ServerState(services.readiness());
        var tracing = new Tracing(services.ids());
        var pipeline = new Pipeline(config, services, tracing);
        var resources = resources(state, services.metrics(), parts);
        Javalin javalin = Javalin.create(settings -> {
            quiet(settings);
            settings.concurrency.useVirtualThreads = true;
            settings.jetty.modifyHttpConfiguration(http -> strict(http, config));
            settings.jetty.modifyServer(server -> watch(server, tracing, services.metrics()));
            settings.jetty.modifyServletContextHandler(handler -> handler.setErrorHandler(new JettyErrors(tracing)));
            settings.jetty.addConnector((server, http) -> connector(server, http, config, port));
            serve(settings, pipeline, resources);
        });
        try {
            javalin.start();
        } catch (RuntimeException failed) {
            throw new IllegalStateException(
                    "cannot listen on " + config.host() + ":" + config.port() + ": " + failed.getMessage(), failed);
        }
        return new WebServer(javalin, state, parts);
    }

    /** All resources, with the operations of each. */
    static List<Resource> resources(ServerState state, Metrics metrics, List<Routes> parts) {
        var routes = new java.util.ArrayList<>(new ServerRoutes(state, metrics).routes());
        parts.forEach(part -> routes.addAll(part.routes()));
        return routes.stream()
                .collect(Collectors.groupingBy(Route::path, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(path -> new Resource(path.getKey(), path.getValue()))
                .toList();
    }

    private static void quiet(JavalinConfig settings) {
        settings.startup.showJavalinBanner = false;
        settings.startup.showOldJavalinVersionWarning = false;
        settings.startup.startupWatcherEnabled = false;
        settings.http.compressionStrategy = CompressionStrategy.NONE;
        settings.router.ignoreTrailingSlashes = false;
        settings.jsonMapper(new NoMapper());
    }

    private static void serve(JavalinConfig settings, Pipeline pipeline, List<Resource> resources) {
        for (Resource resource : resources) {
            for (HandlerType method : HandlerType.commonHttp()) {
                settings.routes.addHttpHandler(method, resource.path(), context -> pipeline.serve(context, resource));
            }
        }
        // What Javalin has no route for: other paths, and methods that it does not know.
        ExceptionHandler<Exception> unmatched = (reason, context) -> pipeline.serve(
                context,
                resources.stream()
                        .filter(resource -> resource.matches(context.req().getRequestURI()))
                        .findFirst()
                        .orElse(null));
        settings.routes.exception(HttpResponseException.class, unmatched);
        settings.routes.exception(Exception.class, unmatched);
    }

    private static void strict(HttpConfiguration http, WebConfig config) {
        http.addCustomizer((request, headers) -> OwnMethod.of(request));
        if (config.edge().tls().isDefined()) {
            // Whether the certificate is for the name that was asked for is for the client to judge.
            http.addCustomizer(new SecureRequestCustomizer(false));
        }
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setHttpCompliance(HttpCompliance.STRICT);
        http.setUriCompliance(UriCompliance.RFC3986);
        http.setRequestHeaderSize(WebConfig.LARGEST_HEAD);
        http.setRelativeRedirectAllowed(false);
    }

    private static void watch(Server server, Tracing tracing, Metrics metrics) {
        server.setErrorHandler(new JettyErrors(tracing));
        server.setRequestLog(new Observation(metrics));
        server.insertHandler(new GracefulHandler());
    }

    private static ServerConnector connector(Server server, HttpConfiguration http, WebConfig config, HeldPort port) {
        var plain = new HttpConnectionFactory(http);
        var connector = new PacedConnector(server, config.pace());
        connector.addConnectionFactory(plain);
        config.edge().tls().forEach(files -> {
            var tls = new TlsFiles(files, connector.getScheduler());
            connector.addFirstConnectionFactory(new SslConnectionFactory(tls.factory(), plain.getProtocol()));
            connector.addBean(tls);
        });
        connector.setDefaultProtocol(connector.getProtocols().getFirst());
        connector.setAcceptedSendBufferSize(SEND_BUFFER);
        connector.setIdleTimeout(config.idle().toMillis());
        try {
            connector.open(port.channel());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        connector.setShutdownIdleTimeout(SHUTDOWN_PAUSE_MILLIS);
        connector.addBean(new HeadDeadline(config.idle(), connector.getScheduler()));
        return connector;
    }

    /** The port on which it listens. */
    public int port() {
        return javalin.port();
    }

    /**
     * Stops: says at once that it is not ready, has streams end, takes no new request, and lets those that were accepted end.
     *
     * @param drain how long they may take at most
     */
    public void stop(Duration drain) {
        state.drain();
        parts.forEach(Routes::drain);
        Server server = javalin.jettyServer().server();
        server.setStopTimeout(Math.max(1, drain.toMillis()));
        try {
            server.stop();
        } catch (Exception late) {
            LOG.atWarn().setCause(late).log("requests were cut off when the time to end was over");
        }
    }

    /** Has every connection keep the pace. */
    private static final class PacedConnector extends ServerConnector {

        private final Pace pace;

        PacedConnector(Server server, Pace pace) {
            super(server, 1, 1, new ConnectionFactory[0]);
            this.pace = pace;
        }

        /** Jetty gives every connection the idle time that an upload may need between two of its packets; those without a request end sooner. */
        @Override
        public CompletableFuture<Void> shutdown() {
            CompletableFuture<Void> done = super.shutdown();
            getConnectedEndPoints().stream()
                    .filter(endPoint -> endPoint instanceof PacedEndPoint paced && !paced.hasRequest())
                    .forEach(endPoint -> endPoint.setIdleTimeout(SHUTDOWN_IDLE_MILLIS));
            return done;
        }

        @Override
        protected SocketChannelEndPoint newEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key) {
            var endPoint = new PacedEndPoint(channel, selector, key, getScheduler(), pace);
            endPoint.setIdleTimeout(getIdleTimeout());
            return endPoint;
        }
    }

    /** Javalin's own JSON is not used; every body is read and written here. */
    private static final class NoMapper implements JsonMapper {
        @Override
        public String toJsonString(Object value, Type type) {
            return JsonFormat.write(value);
        }
    }
}
