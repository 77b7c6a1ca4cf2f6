package dev.sextant.investigation.domain.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TopologyTest {

    private static final Subject ONE = new Subject("pod", "shop-1");
    private static final Subject TWO = new Subject("pod", "shop-2");
    private static final Subject SHOP = new Subject("deployment", "shop");
    private static final Subject NODE = new Subject("node", "n1");
    private static final Subject SERVICE = new Subject("service", "shop");
    private static final Subject DATABASE = new Subject("database", "orders");

    private final Topology topology = new Topology(List.of(
            new Link(ONE, Relation.PART_OF, SHOP),
            new Link(TWO, Relation.PART_OF, SHOP),
            new Link(ONE, Relation.RUNS_ON, NODE),
            new Link(TWO, Relation.RUNS_ON, NODE),
            new Link(SHOP, Relation.PART_OF, SERVICE),
            new Link(SERVICE, Relation.DEPENDS_ON, DATABASE)));

    @Test
    void parts_of_one_whole_do_not_concern_each_other() {
        assertThat(topology.concerns(ONE, TWO)).isFalse();
        assertThat(topology.areSiblings(ONE, TWO)).isTrue();
    }

    @Test
    void the_whole_the_host_and_what_the_whole_needs_concern_a_part() {
        assertThat(topology.concerns(ONE, SHOP)).isTrue();
        assertThat(topology.concerns(ONE, NODE)).isTrue();
        assertThat(topology.concerns(ONE, SERVICE)).isTrue();
        assertThat(topology.concerns(ONE, DATABASE)).isTrue();
        assertThat(topology.concerns(DATABASE, ONE)).isFalse();
        assertThat(topology.dependents(DATABASE)).containsExactly(SERVICE);
        assertThat(topology.dependencies(ONE)).containsExactlyInAnyOrder(DATABASE, NODE);
    }

    @Test
    void what_is_known_nowhere_may_concern_anything_of_another_type() {
        assertThat(topology.concerns(ONE, new Subject("host", "h1"))).isTrue();
        assertThat(topology.concerns(ONE, Subject.UNKNOWN)).isTrue();
        assertThat(topology.concerns(ONE, new Subject("pod", "other-1"))).isFalse();
        assertThat(topology.linked(ONE, new Subject("host", "h1"))).isFalse();
    }

    @Test
    void the_nearest_of_a_type_is_found_upwards_then_downwards() {
        assertThat(topology.nearest(ONE, "deployment").get()).isEqualTo(SHOP);
        assertThat(topology.nearest(SERVICE, "pod").get()).isEqualTo(ONE);
        assertThat(topology.nearest(SERVICE, "database").get()).isEqualTo(DATABASE);
        assertThat(topology.nearest(ONE, "queue").isEmpty()).isTrue();
    }
}
