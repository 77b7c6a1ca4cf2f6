package dev.sextant.bootstrap.wiring;

import dev.sextant.identity.domain.PlanTier;
import dev.sextant.metering.domain.Plan;
import dev.sextant.metering.domain.Rate;
import io.vavr.control.Option;
import java.util.Map;

/**
 * How much organisations may use.
 *
 * @param plans what each plan allows
 * @param strangers how fast requests of strangers may come from one address; none for any speed
 * @param redis the address of the Redis where servers count together how fast requests come; none to count in the database
 */
public record MeteringSettings(Map<PlanTier, Plan> plans, Option<Rate> strangers, Option<String> redis) {

    /** Copies the plans. */
    public MeteringSettings {
        plans = Map.copyOf(plans);
    }

    /** What a plan allows; one that is not set has no limit. */
    public Plan plan(PlanTier tier) {
        return plans.getOrDefault(tier, Plan.unlimited(tier.code()));
    }
}
