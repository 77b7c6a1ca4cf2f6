package dev.sextant.investigation.domain.logs.mining;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TemplateMinerProperties {

    @Provide
    Arbitrary<String> messages() {
        Arbitrary<String> piece = Arbitraries.of(
                "user", "bob", "alice", "17", "-3.5", "0x1f", "eth0", "=", "(", ")", "()", "[", "]", ":", ",", " ", " ",
                " ", "\t", "MB", "Jan", "Mon", "<", "10", "/a/b", "a.b.c", "x@y", "..", "*", "**", "FF", "\"", "'", "%",
                "é");
        return piece.list().ofMaxSize(14).map(pieces -> String.join("", pieces));
    }

    @Property
    void any_text_has_a_template(@ForAll String message) {
        TemplateMiner miner = new TemplateMiner();
        int id = miner.add(message);
        miner.finish();

        assertThat(miner.template(id)).isNotNull();
        assertThat(miner.match(message)).isEqualTo(miner.canonical(id));
    }

    @Property
    void mining_is_deterministic(@ForAll List<@From("messages") String> messages) {
        assertThat(templates(messages)).isEqualTo(templates(messages));
    }

    @Property
    void an_id_is_given_again_for_the_same_message(@ForAll List<@From("messages") String> messages) {
        TemplateMiner miner = new TemplateMiner();
        List<Integer> first = messages.stream().map(miner::add).toList();
        List<Integer> second = messages.stream().map(miner::add).toList();
        miner.finish();
        List<Integer> third = messages.stream().map(miner::add).toList();

        assertThat(second).isEqualTo(first);
        assertThat(third).isEqualTo(first);
    }

    @Property
    void a_canonical_id_is_its_own_and_the_smallest_of_its_template(@ForAll List<@From("messages") String> messages) {
        TemplateMiner miner = new TemplateMiner();
        messages.forEach(miner::add);
        miner.finish();

        for (int id = 0; id < miner.ids(); id++) {
            int canonical = miner.canonical(id);
            assertThat(miner.canonical(canonical)).isEqualTo(canonical).isLessThanOrEqualTo(id);
        }
    }

    @Property
    void each_message_is_covered_by_a_template_after_the_end(@ForAll List<@From("messages") String> messages) {
        TemplateMiner miner = new TemplateMiner();
        List<Integer> ids = messages.stream().map(miner::add).toList();
        miner.finish();

        for (int i = 0; i < ids.size(); i++) {
            assertThat(miner.match(messages.get(i))).isEqualTo(miner.canonical(ids.get(i)));
        }
    }

    private static List<String> templates(List<String> messages) {
        TemplateMiner miner = new TemplateMiner();
        List<Integer> ids = messages.stream().map(miner::add).toList();
        miner.finish();
        List<String> templates = new ArrayList<>();
        ids.forEach(id -> templates.add(miner.canonical(id) + " " + miner.template(id)));
        return templates;
    }
}
