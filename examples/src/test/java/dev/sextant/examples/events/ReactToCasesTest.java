package dev.sextant.examples.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReactToCasesTest {

    @Test
    void who_is_on_duty_hears_of_the_case_that_hurts_much() {
        var text = new ByteArrayOutputStream();
        ReactToCases.run(new PrintStream(text, true, StandardCharsets.UTF_8));
        List<String> lines = text.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).startsWith("opened    case_");
        assertThat(lines.get(1)).startsWith("wake up   case_");
        assertThat(lines.get(2)).isEqualTo(lines.get(1).replace("wake up", "opened "));
    }
}
