package dev.sextant.investigation.domain.signatures;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {

    private static String fill(String text, Map<String, String> values) {
        return Template.of(text).fill(name -> Option.of(values.get(name)));
    }

    @Test
    void values_stand_in_their_places() {
        assertThat(fill("{container} ended with {exit_code}", Map.of("container", "shop", "exit_code", "137")))
                .isEqualTo("shop ended with 137");
    }

    @Test
    void a_part_in_brackets_is_left_out_where_a_value_is_not_known() {
        assertThat(fill("killed[ at {limit} bytes][ of {node}]", Map.of("node", "n$1")))
                .isEqualTo("killed of n$1");
    }

    @Test
    void an_unknown_value_is_told_by_its_name() {
        assertThat(fill("the {killed.memory_limit} is low [see below]", Map.of()))
                .isEqualTo("the memory limit is low [see below]");
    }
}
