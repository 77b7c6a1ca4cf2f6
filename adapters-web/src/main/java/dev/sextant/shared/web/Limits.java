package dev.sextant.shared.web;

import dev.sextant.shared.application.Allowance;
import dev.sextant.shared.application.Allowance.Limit;
import dev.sextant.shared.application.Allowance.Verdict;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import io.vavr.control.Option;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks whether a request may be served now, and writes how much is left of its limits, as the draft {@code draft-ietf-httpapi-ratelimit-headers} has it. */
final class Limits {

    /** What holds for a request, left behind on its way. */
    private static final String VERDICT = "sextant.limits";

    private final Allowance allowance;

    Limits(Allowance allowance) {
        this.allowance = allowance;
    }

    /**
     * Why a request may not be served; none when it may. Strangers are limited where they become known; pages, and what they are refused anyhow, cost next to nothing.
     *
     * @param peer from where it comes
     * @param actor who sends it, when that is known
     * @param route what is asked for, when there is such a thing
     */
    Option<DomainError> refusal(HttpServletRequest request, Peer peer, Option<Actor> actor, @Nullable Route route) {
        boolean isEntrance = route != null
                && route.access() == Route.Access.ANYBODY
                && route.path().startsWith("/api/");
        Option<Verdict> verdict = actor.map(allowance::known)
                .orElse(() -> Option.when(isEntrance, () -> allowance.unknown(peer.address())));
        verdict.forEach(given -> request.setAttribute(VERDICT, given));
        return verdict.flatMap(Verdict::refusal);
    }

    /** The headers that say what holds for a request and how much of it is left; none when nothing limits it. */
    static List<Answer.Header> headers(HttpServletRequest request) {
        if (!(request.getAttribute(VERDICT) instanceof Verdict verdict)
                || verdict.limits().isEmpty()) {
            return List.of();
        }
        return List.of(
                new Answer.Header("RateLimit-Policy", joined(verdict, Limits::policy)),
                new Answer.Header("RateLimit", joined(verdict, Limits::left)));
    }

    private static String joined(Verdict verdict, Function<Limit, String> item) {
        return verdict.limits().stream().map(item).collect(Collectors.joining(", "));
    }

    private static String policy(Limit limit) {
        return "\"" + limit.name() + "\";q=" + limit.quota() + ";w="
                + limit.window().toSeconds();
    }

    private static String left(Limit limit) {
        return "\"" + limit.name() + "\";r=" + limit.remaining() + ";t=" + wholeSeconds(limit.full());
    }

    private static long wholeSeconds(Duration time) {
        return time.plusMillis(999).toSeconds();
    }
}
