package dev.sextant.investigation.domain.logs.mining;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateMinerTest {

    private final TemplateMiner miner = new TemplateMiner();

    private Set<String> templatesOf(String... messages) {
        List<Integer> ids = List.of(messages).stream().map(miner::add).toList();
        miner.finish();
        Set<String> templates = new TreeSet<>();
        ids.forEach(id -> templates.add(miner.template(id)));
        return templates;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "pump 17 opened                                 ~ pump <*> opened",
                "valve opened at 0x7f00 after -3.5              ~ valve opened at <*> after <*>",
                "connect to 192.0.2.7:8080 refused              ~ connect to <*> refused",
                "connect to /192.0.2.7:8080 refused             ~ connect to <*> refused",
                "read /var/lib/pump/state failed                ~ read <*> failed",
                "read C:\\pump\\state failed                    ~ read C:<*> failed",
                "job job_1445_0020_m_01 done                    ~ job <*> done",
                "request 6f1c3a52-9a3e-4a57-8f7e-1d6f0c1b2a3c ok ~ request <*> ok",
                "mail for bob@example.org queued                ~ mail for <*> queued",
                "lookup of pumps.example.org failed             ~ lookup of <*> failed",
                "adapter 0a:1b:FF:de:AD:00 is up                ~ adapter <*> is up",
                "expires Sun Mar  1 10:20:30 2026 or later      ~ expires <*> <*> or later",
                "took 12 ms and 3 MB                            ~ took <*> and <*>",
                "sent 2048 bytes (2 KB) today                   ~ sent <*> bytes today",
                "levels 1 2 3 4 5                               ~ levels <*> <*>",
                "levels [1, 2, 3] read                          ~ levels [<*>] read",
                "retry=3 verbose=true name=                     ~ retry=<*> verbose=<*> name=",
                "interrupt enable......0                        ~ interrupt enable......<*>",
                "can't open it                                  ~ can't open it",
                "eth0 is up                                     ~ eth0 is up",
                "java.io.IOException: broken pipe               ~ java.io.IOException: broken pipe"
            })
    void values_are_recognised_by_their_look(String message, String template) {
        assertThat(templatesOf(message)).containsExactly(template);
    }

    @Test
    void messages_that_differ_in_values_share_a_template() {
        assertThat(templatesOf("pump 1 opened by 192.0.2.7", "pump 22 opened by 192.0.2.8"))
                .containsExactly("pump <*> opened by <*>");
    }

    @Test
    void many_words_in_one_place_are_a_parameter() {
        assertThat(templatesOf(
                        "valve north opened slowly",
                        "valve south opened slowly",
                        "valve east opened slowly",
                        "valve west opened slowly",
                        "valve top opened slowly"))
                .containsExactly("valve <*> opened slowly");
    }

    @Test
    void few_words_in_one_place_are_states() {
        assertThat(templatesOf("pump is starting now", "pump is stopping now", "pump is starting now"))
                .containsExactly("pump is starting now", "pump is stopping now");
    }

    @Test
    void names_of_states_in_capitals_stay_apart() {
        assertThat(templatesOf("to OPEN now", "to CLOSED now", "to HALF_OPEN now", "to BROKEN now", "to LOST now"))
                .hasSize(5);
    }

    @Test
    void a_noun_that_introduces_a_name_makes_a_parameter_of_two_words() {
        assertThat(templatesOf("session opened for user bob", "session opened for user alice"))
                .containsExactly("session opened for user <*>");
    }

    @Test
    void a_word_beside_values_is_a_value() {
        assertThat(templatesOf("listening on port 80", "listening on port http", "listening on port 8080"))
                .containsExactly("listening on port <*>");
    }

    @Test
    void names_that_differ_in_a_digit_only_are_values() {
        assertThat(templatesOf("link eth0 is up", "link eth1 is up")).containsExactly("link <*> is up");
    }

    @Test
    void an_empty_value_has_the_place_of_a_value() {
        assertThat(templatesOf("caller () left", "caller (192.0.2.7) left")).containsExactly("caller (<*>) left");
    }

    @Test
    void parameters_in_several_places_are_found_together() {
        Random random = new Random(5);
        String[] messages = IntStream.range(0, 60)
                .mapToObj(i -> "moved " + word(random) + " over to " + word(random) + " with the " + word(random))
                .toArray(String[]::new);

        assertThat(templatesOf(messages)).containsExactly("moved <*> over to <*> with the <*>");
    }

    @Test
    void words_alone_are_never_laid_together() {
        assertThat(templatesOf("LOOKING", "FOLLOWING", "LEADING", "one", "two", "three", "four", "five", "six"))
                .hasSize(9);
    }

    @Test
    void a_template_found_from_earlier_messages_takes_later_ones() {
        IntStream.range(0, 20).forEach(i -> miner.add("hello to " + (char) ('a' + i) + "x from here"));
        miner.finish();
        int before = miner.ids();

        int id = miner.add("hello to somebody from here");

        assertThat(miner.ids()).isEqualTo(before);
        assertThat(miner.template(id)).isEqualTo("hello to <*> from here");
    }

    @Test
    void match_finds_the_template_and_changes_nothing() {
        int id = miner.add("pump 1 opened");
        miner.finish();

        assertThat(miner.match("pump 2 opened")).isEqualTo(miner.canonical(id));
        assertThat(miner.match("pump 2 closed")).isEqualTo(-1);
        assertThat(miner.ids()).isEqualTo(1);
    }

    @Test
    void an_empty_message_has_a_template() {
        assertThat(templatesOf("", "   ")).containsExactly("");
    }

    @Test
    void the_number_of_templates_is_bounded_whatever_comes() {
        Random random = new Random(3);
        for (int i = 0; i < 60_000; i++) {
            miner.add(word(random) + " " + word(random) + " " + word(random) + " " + word(random));
        }
        miner.finish();

        long templates =
                IntStream.range(0, miner.ids()).map(miner::canonical).distinct().count();
        assertThat(templates).isLessThanOrEqualTo(TemplateMiner.MOST_TEMPLATES + 1_001);
        assertThat(miner.template(miner.add("qqq www eee rrr"))).endsWith("<*>");
    }

    @Test
    void a_line_of_a_megabyte_is_cut_to_a_bounded_template() {
        String id = templatesOf("a b(".repeat(250_000)).iterator().next();

        assertThat(id.length()).isLessThan(1_000);
        assertThat(templatesOf("x".repeat(1_000_000) + " end")).contains("<*> end");
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 7; i++) {
            word.append((char) ('g' + random.nextInt(20)));
        }
        return word.toString();
    }
}
