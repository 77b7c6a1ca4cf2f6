package dev.sextant.bootstrap.server;

import dev.sextant.bootstrap.StartFailed;
import dev.sextant.bootstrap.config.Configuration;
import dev.sextant.bootstrap.config.Key;
import dev.sextant.bootstrap.config.PlanText;
import dev.sextant.bootstrap.wiring.MeteringSettings;
import dev.sextant.identity.domain.PlanTier;
import dev.sextant.metering.domain.Plan;
import io.vavr.control.Option;
import java.util.Map;

/** What organisations may use, out of the configuration. */
final class PlansOfConfiguration {

    private PlansOfConfiguration() {}

    /** The plans, and where requests are counted. */
    static MeteringSettings read(Configuration configuration) {
        String redis = configuration.text(Key.REDIS_URL);
        return new MeteringSettings(
                Map.of(
                        PlanTier.FREE, plan(PlanTier.FREE, configuration.text(Key.PLAN_FREE)),
                        PlanTier.TEAM, plan(PlanTier.TEAM, configuration.text(Key.PLAN_TEAM)),
                        PlanTier.ENTERPRISE, plan(PlanTier.ENTERPRISE, configuration.text(Key.PLAN_ENTERPRISE))),
                PlanText.readRate(configuration.text(Key.RATE_STRANGERS))
                        .getOrElseThrow(why -> new StartFailed("rate.strangers " + why + ".")),
                Option.when(!redis.isEmpty(), redis));
    }

    private static Plan plan(PlanTier tier, String text) {
        return PlanText.read(tier.code(), text)
                .getOrElseThrow(why -> new StartFailed("plan." + tier.code() + " " + why + "."));
    }
}
