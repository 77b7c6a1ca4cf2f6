package dev.sextant.examples.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DriveACaseTest {

    @Test
    void the_example_drives_a_case_to_its_end_and_meets_one_refusal() {
        var printed = new ByteArrayOutputStream();

        new DriveACase().run(new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("opened    case_")
                .contains("now       investigating")
                .contains("could be  resolved: ")
                .contains("now       resolved, 1 message")
                .contains("refused   ");
    }
}
