package dev.sextant.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.metering.domain.Plan;
import dev.sextant.metering.domain.Rate;
import io.vavr.control.Option;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTextTest {

    @Test
    void a_plan_names_what_it_limits() {
        Plan plan = PlanText.read("free", " rate=600 credential=300  requests=100000 storage=5GiB members=10 ")
                .get();

        assertThat(plan)
                .isEqualTo(new Plan(
                        "free",
                        Option.some(Rate.perMinute(600)),
                        Option.some(Rate.perMinute(300)),
                        Option.some(100_000L),
                        Option.some(5L << 30),
                        Option.some(10L)));
    }

    @Test
    void what_is_not_named_or_unlimited_has_no_limit() {
        assertThat(PlanText.read("team", "").get()).isEqualTo(Plan.unlimited("team"));
        assertThat(PlanText.read("team", "rate=unlimited storage=1MiB").get().rate())
                .isEmpty();
    }

    @Test
    void what_is_wrong_is_told() {
        for (String wrong : List.of(
                "rate", "rate=", "rate=0", "rate=-1", "rate=2000000000", "speed=3", "rate=1 rate=2", "storage=5 GiB")) {
            assertThat(PlanText.read("free", wrong).isLeft()).as(wrong).isTrue();
        }
    }

    @Test
    void a_rate_is_a_number_or_unlimited() {
        assertThat(PlanText.readRate("60").get()).containsExactly(Rate.perMinute(60));
        assertThat(PlanText.readRate("unlimited").get()).isEmpty();
        assertThat(PlanText.readRate("many").isLeft()).isTrue();
        assertThat(PlanText.readRate("2000000000").isLeft()).isTrue();
    }

    @Test
    void every_plan_that_is_set_unless_somebody_changes_it_can_be_read() {
        for (Key key : List.of(Key.PLAN_FREE, Key.PLAN_TEAM, Key.PLAN_ENTERPRISE, Key.RATE_STRANGERS)) {
            assertThat(key.refusal(key.otherwise())).as(key.key()).isEmpty();
        }
    }
}
