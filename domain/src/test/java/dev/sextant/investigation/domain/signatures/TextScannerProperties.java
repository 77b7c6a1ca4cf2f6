package dev.sextant.investigation.domain.signatures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TextScannerProperties {

    private static final List<TextPattern> PATTERNS = List.of(
                    "out of memory|oom-?kill",
                    "he|she|his|hers",
                    "connection (refused|reset)",
                    "time(d )?out",
                    "[0-9]{3} errors?",
                    "a+b",
                    "x?yz+",
                    "^start",
                    "Ünïcode straße",
                    "(?:aab|aaab)c")
            .stream()
            .map(text -> TextPattern.of(text).get())
            .toList();

    private final TextScanner scanner = new TextScanner(PATTERNS);

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> piece = Arbitraries.of(
                "out of memory",
                "OOMKill",
                "oom-",
                "kill",
                "ushers",
                "connection ",
                "refused",
                "re",
                "timed out",
                "timeout",
                "123 error",
                "s",
                "aaab",
                "c",
                "ab",
                "xyz",
                "y",
                "start",
                "Ünïcode STRASSE",
                "Ünïcode straße",
                " ",
                "\n");
        return piece.list().ofMaxSize(8).map(pieces -> String.join("", pieces));
    }

    @Property
    void finds_exactly_what_each_pattern_finds_by_itself(@ForAll("texts") String text) {
        Set<String> found = new TreeSet<>();
        scanner.scan(text, (pattern, parts) -> found.add(pattern.toString()));
        Set<String> expected = new TreeSet<>();
        PATTERNS.stream().filter(p -> p.find(text).isDefined()).forEach(p -> expected.add(p.toString()));
        assertThat(found).isEqualTo(expected);
    }

    @Property
    void any_text_is_taken(@ForAll String text) {
        scanner.scan(
                text,
                (pattern, parts) -> assertThat(pattern.find(text).isDefined()).isTrue());
    }
}
