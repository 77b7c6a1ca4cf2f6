package dev.sextant.shared.web;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;

/** The server's own operations: its state, its figures and its contract. */
final class ServerRoutes implements Routes {

    private final ServerState state;
    private final Metrics metrics;
    private final Contract contract = new Contract();

    ServerRoutes(ServerState state, Metrics metrics) {
        this.state = state;
        this.metrics = metrics;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/health", exchange -> Either.right(status("up"))),
                Route.get("/ready", exchange -> Either.right(ready())),
                Route.get("/metrics", exchange -> Either.right(Answer.text(200, "text/plain", metrics.scrape())))
                        .local()
                        .produces("text/plain"),
                Route.get(
                                "/openapi.yaml",
                                exchange -> Either.right(Answer.text(200, "application/yaml", contract.yaml())))
                        .produces("application/yaml"),
                Route.get(
                        "/openapi.json",
                        exchange -> Either.right(Answer.text(200, "application/json", contract.json()))),
                Route.get("/docs", exchange -> Either.right(page(contract.reference())))
                        .produces("text/html"),
                Route.get("/docs/{asset}", exchange -> Either.right(asset(exchange.path("asset"))))
                        .produces("text/*"),
                Route.get("/docs/problems/{code}", exchange -> Either.right(problem(exchange.path("code"))))
                        .produces("text/html"));
    }

    private static Answer status(String word) {
        return Answer.text(200, "application/json", "{\"status\":\"" + word + "\"}");
    }

    private Answer ready() {
        if (!state.isReady()) {
            throw new Refused(Problems.unavailable(Duration.ofSeconds(1)));
        }
        return status("ready");
    }

    private static Answer page(String html) {
        return Answer.text(200, "text/html", html)
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
                .with("Cache-Control", "no-cache");
    }

    private Answer problem(String code) {
        return contract.problem(code)
                .map(ServerRoutes::page)
                .getOrElseThrow(() -> new Refused(404, "not_found", "There is no such problem."));
    }

    private static Answer asset(String name) {
        return switch (name) {
            case "reference.css" ->
                Answer.text(200, "text/css", Contract.resource("/docs/reference.css"))
                        .with("Cache-Control", "no-cache");
            case "reference.js" ->
                Answer.text(200, "text/javascript", Contract.resource("/docs/reference.js"))
                        .with("Cache-Control", "no-cache");
            default -> throw new Refused(404, "not_found", "There is nothing at this address.");
        };
    }
}
