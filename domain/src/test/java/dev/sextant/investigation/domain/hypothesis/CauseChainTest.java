package dev.sextant.investigation.domain.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.investigation.domain.hypothesis.ChainDraft.LinkDraft;
import dev.sextant.shared.domain.FieldError;
import dev.sextant.shared.domain.FieldReport;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CauseChainTest {

    private static LinkDraft link(String key, boolean actionable, String gate, String... causes) {
        return new LinkDraft(
                Option.some(key),
                Option.some("What " + key + " is."),
                Option.some(actionable),
                Option.some(gate),
                List.of(causes));
    }

    private static LinkDraft root(String key) {
        return link(key, true, "all");
    }

    private static Either<List<FieldError>, CauseChain> check(LinkDraft... links) {
        var report = new FieldReport();
        Option<CauseChain> chain = new ChainDraft(Arrays.asList(links)).check(report);
        return report.answer(wrong -> wrong, chain::get);
    }

    private static List<String> wrong(LinkDraft... links) {
        return check(links).getLeft().stream()
                .map(error -> error.field() + " " + error.code())
                .toList();
    }

    @Test
    void a_chain_leads_from_roots_that_can_be_acted_on_to_one_effect() {
        CauseChain chain = check(
                        link("timeouts", false, "all", "pool"),
                        link("pool", false, "all", "leak", "load"),
                        root("leak"),
                        link("load", false, "all"))
                .get();

        assertThat(chain.roots()).extracting(CauseChain.Link::key).containsExactly("leak");
        assertThat(chain.effects()).extracting(CauseChain.Link::key).containsExactly("timeouts");
    }

    @Test
    void of_causes_that_act_alone_each_must_be_such_that_somebody_can_act_on_it() {
        assertThat(wrong(link("outage", false, "any", "leak", "storm"), root("leak"), link("storm", false, "all")))
                .containsExactly("/chain not_actionable");
        assertThat(check(link("outage", false, "any", "leak", "typo"), root("leak"), root("typo"))
                        .isRight())
                .isTrue();
    }

    @Test
    void a_chain_whose_root_nobody_can_act_on_is_refused() {
        assertThat(wrong(link("outage", true, "all", "weather"), link("weather", false, "all")))
                .containsExactly("/chain not_actionable");
    }

    @Test
    void a_chain_that_leads_back_to_itself_is_refused() {
        assertThat(wrong(link("a", true, "all", "b"), link("b", true, "all", "a"), root("c")))
                .containsExactly("/chain cycle");
        assertThat(wrong(link("a", true, "all", "a"), root("b"))).containsExactly("/chain cycle");
    }

    @Test
    void a_chain_ends_in_one_effect() {
        assertThat(wrong(link("slow", false, "all", "leak"), link("errors", false, "all", "leak"), root("leak")))
                .containsExactly("/chain several_effects");
        assertThat(wrong(root("a"), root("b"))).containsExactly("/chain several_effects");
    }

    @Test
    void every_wrong_step_is_told_at_once() {
        var blank =
                new LinkDraft(Option.some("No Key"), Option.some(" "), Option.none(), Option.some("xor"), List.of());
        assertThat(wrong(blank, new LinkDraft(Option.none(), Option.none(), Option.none(), Option.none(), List.of())))
                .containsExactly(
                        "/chain/0/key malformed",
                        "/chain/0/text required",
                        "/chain/0/gate unknown_value",
                        "/chain/1/key required",
                        "/chain/1/text required");
        assertThat(wrong(root("a"), root("a"))).containsExactly("/chain/1/key duplicate");
        assertThat(wrong(link("a", true, "all", "b", "b", "c"), root("b")))
                .containsExactly("/chain/0/causes/1 duplicate", "/chain/0/causes/2 unknown_value");
    }

    @Test
    void a_chain_has_two_to_fifty_steps() {
        assertThat(wrong(root("a"))).containsExactly("/chain wrong_size");
        LinkDraft[] line = IntStream.range(0, 51)
                .mapToObj(i -> i == 50 ? root("k50") : link("k" + i, true, "all", "k" + (i + 1)))
                .toArray(LinkDraft[]::new);
        assertThat(wrong(line)).containsExactly("/chain wrong_size");
        assertThat(check(Arrays.copyOfRange(line, 1, 51)).isRight()).isTrue();
    }
}
