package dev.sextant.investigation.integration.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.investigation.domain.verdict.SignatureExample;
import dev.sextant.investigation.domain.verdict.SignatureExample.Expected;
import dev.sextant.investigation.domain.verdict.SignatureTrial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalogue that is shipped, tried as a whole on every example that stands next to a signature. */
class ShippedSignaturesTest {

    private static final SignatureTrial TRIAL = new SignatureTrial(SignatureFiles.catalogue());

    static Stream<Named> examples() {
        return SignatureFiles.shipped().examples().stream().map(Named::new);
    }

    /** Reads well in the report. */
    record Named(SignatureExample example) {
        @Override
        public String toString() {
            return example.signature() + ": " + example.name();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void comes_to_what_its_example_expects(Named named) {
        assertThat(TRIAL.failure(named.example()).getOrElse("")).isEmpty();
    }

    @Test
    void every_signature_has_a_positive_a_negative_and_a_look_alike_example() {
        Map<String, List<SignatureExample>> byId = new TreeMap<>();
        SignatureFiles.shipped().signatures().forEach(signature -> byId.put(signature.id(), List.of()));
        SignatureFiles.shipped()
                .examples()
                .forEach(example -> byId.merge(
                        example.signature(),
                        List.of(example),
                        (one, other) ->
                                Stream.concat(one.stream(), other.stream()).toList()));
        assertThat(byId).allSatisfy((id, examples) -> {
            assertThat(examples).as(id + ", positive").anyMatch(e -> e.expected() instanceof Expected.Cause);
            assertThat(examples).as(id + ", negative").anyMatch(e -> e.expected() instanceof Expected.NotNamed);
            assertThat(examples).as(id + ", look-alike").anyMatch(e -> e.expected() instanceof Expected.Instead);
        });
    }

    @Test
    void every_file_of_the_folder_is_in_the_index() throws IOException {
        Path folder = Path.of("src/main/resources/dev/sextant/investigation/signatures");
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yml"))
                    .sorted()
                    .toList();
            assertThat(Files.readAllLines(folder.resolve("index.txt"))).containsExactlyElementsOf(names);
        }
    }
}
