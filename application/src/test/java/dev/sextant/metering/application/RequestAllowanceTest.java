package dev.sextant.metering.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.metering.application.UsageSummary.KindView;
import dev.sextant.metering.application.UsageSummary.UsageView;
import dev.sextant.metering.domain.MeteringError.QuotaExceeded;
import dev.sextant.metering.domain.MeteringError.RateLimited;
import dev.sextant.metering.domain.MeteringError.Scope;
import dev.sextant.metering.domain.Plan;
import dev.sextant.metering.domain.Rate;
import dev.sextant.metering.domain.UsageKind;
import dev.sextant.shared.application.Allowance.Limit;
import dev.sextant.shared.application.Allowance.Verdict;
import dev.sextant.shared.application.NotPermitted;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.TenantId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RequestAllowanceTest {

    private final MeteringProgram program = new MeteringProgram();
    private final TenantId acme = MeteringProgram.tenant();
    private final Actor ada = MeteringProgram.with(acme, "session_ada", UsageSummary.READ);

    private Verdict verdict(Actor actor) {
        return program.allowance.known(actor);
    }

    @Test
    void one_credential_is_limited_and_others_of_the_organisation_are_not() {
        assertThat(program.send(ada, 200)).isEqualTo(20);
        assertThat(program.send(MeteringProgram.with(acme, "key_ci"), 200)).isEqualTo(20);

        Verdict refused = verdict(ada);

        assertThat(refused.refusal()).allSatisfy(error -> {
            assertThat(error).isInstanceOf(RateLimited.class);
            assertThat(((RateLimited) error).scope()).isEqualTo(Scope.CREDENTIAL);
        });
        assertThat(refused.limits()).extracting(Limit::name).containsExactly("credential");
        assertThat(refused.limits().getFirst().remaining()).isZero();
    }

    @Test
    void the_whole_organisation_is_limited_and_other_organisations_are_not() {
        int let = 0;
        for (int i = 0; i < 10; i++) {
            let += program.send(MeteringProgram.with(acme, "session_" + i), 20);
        }
        assertThat(let).isEqualTo(60);
        Verdict refused = verdict(MeteringProgram.with(acme, "session_new"));
        assertThat(refused.refusal().map(error -> ((RateLimited) error).scope()))
                .containsExactly(Scope.TENANT);
        assertThat(refused.limits()).extracting(Limit::name).containsExactly("organization", "credential");
        assertThat(refused.limits().get(1).remaining()).isEqualTo(20);
        assertThat(program.send(MeteringProgram.with(MeteringProgram.tenant(), "session_eve"), 20))
                .isEqualTo(20);
    }

    @Test
    void whoever_waits_as_long_as_is_said_is_let_through() {
        assertThat(program.send(ada, 40)).isEqualTo(20);
        for (int i = 0; i < 20; i++) {
            Duration wait = verdict(ada).refusal().get().retryAfter().get();
            program.clock.pass(wait);
            assertThat(verdict(ada).refusal()).isEmpty();
        }
    }

    @Test
    void what_is_left_goes_down_by_one_and_comes_back_with_time() {
        assertThat(verdict(ada).limits()).extracting(Limit::remaining).containsExactly(59L, 19L);
        Verdict second = verdict(ada);
        assertThat(second.limits()).extracting(Limit::remaining).containsExactly(58L, 18L);
        assertThat(second.limits().get(1).full()).isEqualTo(Duration.ofSeconds(6));
        program.clock.pass(Duration.ofMinutes(1));
        assertThat(verdict(ada).limits()).extracting(Limit::remaining).containsExactly(59L, 19L);
    }

    @Test
    void refused_requests_cost_the_store_next_to_nothing() {
        program.send(ada, 20);
        int before = program.buckets.asked;
        program.send(ada, 10_000);
        assertThat(program.buckets.asked - before).isLessThanOrEqualTo(1);
    }

    @Test
    void while_the_store_is_away_a_node_limits_by_itself_and_that_is_told_once_in_a_while() {
        assertThat(program.send(ada, 100)).isEqualTo(20);
        program.clock.pass(Duration.ofMinutes(2));
        program.buckets.away = true;
        assertThat(program.send(ada, 500)).isEqualTo(20);
        assertThat(program.outages).hasSize(1);
        assertThat(verdict(ada).limits()).extracting(Limit::name).containsExactly("credential");
        program.clock.pass(LeasedTokens.ALONE);
        assertThat(program.send(ada, 100)).isEqualTo(1);
        assertThat(program.outages).hasSize(2);

        program.buckets.away = false;
        program.clock.pass(LeasedTokens.ALONE);
        assertThat(program.send(ada, 100)).isEqualTo(20);
    }

    @Test
    void while_the_plan_cannot_be_read_the_last_one_holds_and_without_one_none() {
        program.databaseIsAway = true;
        assertThat(program.send(ada, 100)).isEqualTo(100);
        program.databaseIsAway = false;
        program.clock.pass(RequestMeter.BELIEVED);
        assertThat(program.send(ada, 100)).isEqualTo(20);
        program.databaseIsAway = true;
        program.clock.pass(Duration.ofMinutes(1));
        assertThat(program.send(ada, 100)).isEqualTo(20);
    }

    @Test
    void a_new_plan_holds_within_seconds() {
        program.send(ada, 100);
        program.plan = Plan.unlimited("enterprise");
        program.clock.pass(RequestMeter.BELIEVED);
        assertThat(program.send(ada, 500)).isEqualTo(500);
        assertThat(verdict(ada).limits()).isEmpty();
    }

    @Test
    void a_month_of_requests_is_used_up_until_the_next_month_begins() {
        program.plan = new Plan("free", Option.none(), Option.none(), Option.some(100L), Option.none(), Option.none());
        assertThat(program.send(ada, 150)).isEqualTo(100);
        Verdict refused = verdict(ada);
        assertThat(refused.refusal().get()).isInstanceOf(QuotaExceeded.class);
        assertThat(refused.refusal().get().code()).isEqualTo("quota_exceeded");
        assertThat(refused.refusal().get().retryAfter()).containsExactly(Duration.ofMinutes(10));

        assertThat(program.meter.flush()).isEqualTo(100);
        program.clock.pass(RequestMeter.BELIEVED);
        assertThat(program.send(ada, 10)).isZero();
        program.clock.pass(Duration.ofMinutes(10));
        assertThat(program.send(ada, 150)).isEqualTo(100);
    }

    @Test
    void what_another_node_wrote_down_counts_too() {
        program.plan = new Plan("free", Option.none(), Option.none(), Option.some(100L), Option.none(), Option.none());
        var other = new RequestMeter(
                program.transactions,
                new OnePlan(program.plan),
                program.records,
                program.clock,
                System::nanoTime,
                program.outages::add);
        for (int i = 0; i < 70; i++) {
            other.count(ada);
        }
        assertThat(other.flush()).isEqualTo(70);
        assertThat(program.send(ada, 100)).isEqualTo(30);
    }

    private record OnePlan(Plan plan) implements Subscriptions {
        @Override
        public Plan plan(Actor actor) {
            return plan;
        }

        @Override
        public long members(Actor actor) {
            return 0;
        }
    }

    @Test
    void refused_requests_are_not_counted_and_the_others_by_their_day() {
        program.send(ada, 500);
        program.clock.pass(Duration.ofMinutes(9));
        program.send(ada, 3);
        program.clock.pass(Duration.ofMinutes(2));
        program.send(ada, 2);
        assertThat(program.meter.flush()).isEqualTo(25);
        assertThat(program.meter.flush()).isZero();

        UsageView usage = program.summary.of(ada, acme.toString()).get();

        assertThat(usage.plan()).isEqualTo("free");
        assertThat(usage.requestsByDay()).containsExactly(new UsageSummary.DayView("2026-12-01", 2));
        assertThat(usage.usage()).extracting(KindView::kind).containsExactly(UsageKind.values());
        assertThat(usage.usage()).extracting(KindView::used).containsExactly(2L, 0L, 2L);
        assertThat(usage.usage().getFirst().limit()).containsExactly(1_000L);
        assertThat(usage.usage().getFirst().resetsAt().get()).isEqualTo("2027-01-01T00:00:00Z");
    }

    @Test
    void usage_is_told_to_whoever_may_read_it_and_of_the_own_organisation_only() {
        Actor bob = MeteringProgram.with(acme, "session_bob");
        Either<?, UsageView> bobs = program.summary.of(bob, acme.toString());
        assertThat(bobs.getLeft()).isInstanceOf(NotPermitted.class);
        TenantId elsewhere = MeteringProgram.tenant();
        assertThat(program.summary.of(ada, elsewhere.toString()).getLeft().code())
                .isEqualTo("organization_not_found");
    }

    @Test
    void strangers_are_limited_by_their_address_and_by_their_network_of_ipv6() {
        int let = 0;
        for (int i = 0; i < 20; i++) {
            let += program.allowance
                            .unknown("2001:db8:1:2::" + Integer.toHexString(i))
                            .refusal()
                            .isEmpty()
                    ? 1
                    : 0;
        }
        assertThat(let).isEqualTo(5);
        assertThat(program.allowance.unknown("2001:db8:1:3::1").refusal()).isEmpty();
        Verdict other = program.allowance.unknown("192.0.2.7");
        assertThat(other.limits())
                .containsExactly(new Limit("address", 5, Duration.ofMinutes(1), 4, Duration.ofSeconds(12)));
    }

    @Test
    void without_a_limit_for_strangers_all_are_let_through() {
        var open = new RequestAllowance(program.tokens, program.meter, Option.<Rate>none());
        assertThat(open.unknown("192.0.2.7")).isEqualTo(Verdict.UNLIMITED);
    }

    @Test
    void addresses_are_shared_by_whoever_has_them() {
        assertThat(NetworkAddress.shared("192.0.2.7")).isEqualTo("192.0.2.7");
        assertThat(NetworkAddress.shared("::ffff:192.0.2.7")).isEqualTo("192.0.2.7");
        assertThat(NetworkAddress.shared("0:0:0:0:0:ffff:192.0.2.7")).isEqualTo("192.0.2.7");
        assertThat(NetworkAddress.shared("[2001:DB8::1]")).isEqualTo("2001:db8:0:0::/64");
        assertThat(NetworkAddress.shared("2001:db8:0:0:1:2:3:4")).isEqualTo("2001:db8:0:0::/64");
        assertThat(NetworkAddress.shared("fe80::1%eth0")).isEqualTo("fe80:0:0:0::/64");
        assertThat(NetworkAddress.shared("::1")).isEqualTo("0:0:0:0::/64");
        assertThat(NetworkAddress.shared("unknown")).isEqualTo("unknown");
    }
}
