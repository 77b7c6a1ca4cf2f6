package dev.sextant.metering.application;

import dev.sextant.metering.application.LeasedTokens.Answer;
import dev.sextant.metering.domain.MeteringError.QuotaExceeded;
import dev.sextant.metering.domain.MeteringError.RateLimited;
import dev.sextant.metering.domain.MeteringError.Scope;
import dev.sextant.metering.domain.Plan;
import dev.sextant.metering.domain.Rate;
import dev.sextant.shared.application.Allowance;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;

/**
 * Limits requests by the plan of the organisation: how many in a month, how fast with one session or API key, and how fast altogether. Requests of strangers are limited by the address that they come from. A request that is
 * refused counts for nothing.
 */
public final class RequestAllowance implements Allowance {

    private final LeasedTokens tokens;
    private final RequestMeter meter;
    private final Option<Rate> strangers;

    /**
     * An allowance.
     *
     * @param strangers how fast requests of strangers may come from one address; none for any speed
     */
    public RequestAllowance(LeasedTokens tokens, RequestMeter meter, Option<Rate> strangers) {
        this.tokens = tokens;
        this.meter = meter;
        this.strangers = strangers;
    }

    @Override
    public Verdict known(Actor actor) {
        Option<QuotaExceeded> usedUp = meter.refusal(actor);
        if (usedUp.isDefined()) {
            return new Verdict(Option.some(usedUp.get()), List.of());
        }
        Plan plan = meter.plan(actor);
        String tenant = "tenant " + actor.tenant();
        // The name of a credential is unique over all organisations; who has none is counted by name.
        String credential = tenant + " " + actor.origin().credential().getOrElse(actor.user()::toString);
        Verdict verdict = limited(Scope.CREDENTIAL, credential, plan.credentialRate());
        if (verdict.refusal().isEmpty()) {
            Verdict whole = limited(Scope.TENANT, tenant, plan.rate());
            verdict = joined(whole, whole.refusal().isDefined() ? givenBack(credential, verdict) : verdict);
        }
        if (verdict.refusal().isEmpty()) {
            meter.count(actor);
        }
        return verdict;
    }

    @Override
    public Verdict unknown(String address) {
        return limited(Scope.ADDRESS, "address " + NetworkAddress.shared(address), strangers);
    }

    private Verdict limited(Scope scope, String bucket, Option<Rate> limit) {
        if (limit.isEmpty()) {
            return Verdict.UNLIMITED;
        }
        Rate rate = limit.get();
        return switch (tokens.take(bucket, rate)) {
            case Answer.Taken taken ->
                new Verdict(
                        Option.none(),
                        List.of(new Limit(scope.code(), rate.quota(), rate.window(), taken.remaining(), taken.full())));
            case Answer.Empty empty ->
                new Verdict(
                        Option.some(new RateLimited(scope, empty.next())),
                        List.of(new Limit(scope.code(), rate.quota(), rate.window(), 0, empty.full())));
        };
    }

    /** The token of the credential was taken for a request that the organisation's limit refuses. */
    private Verdict givenBack(String credential, Verdict verdict) {
        if (!verdict.limits().isEmpty()) {
            tokens.giveBack(credential);
        }
        return new Verdict(
                verdict.refusal(),
                verdict.limits().stream()
                        .map(limit -> new Limit(
                                limit.name(), limit.quota(), limit.window(), limit.remaining() + 1, limit.full()))
                        .toList());
    }

    private static Verdict joined(Verdict one, Verdict other) {
        var limits = new ArrayList<>(one.limits());
        limits.addAll(other.limits());
        return new Verdict(one.refusal().orElse(other.refusal()), limits);
    }
}
