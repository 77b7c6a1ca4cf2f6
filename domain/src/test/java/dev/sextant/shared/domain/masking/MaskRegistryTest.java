package dev.sextant.shared.domain.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class MaskRegistryTest {

    private final Masker masker = Masker.of(MaskingRules.all());

    @Test
    void a_restored_registry_goes_on_where_the_other_stopped() {
        MaskRegistry first = new MaskRegistry();
        masker.mask("a@example.com 10.0.0.1", first);

        MaskRegistry second = MaskRegistry.restore(first.entries());

        assertThat(masker.mask("b@example.com 10.0.0.1 <EMAIL_1>", second)).isEqualTo("<EMAIL_2> <IP_1> <EMAIL_1>");
        assertThat(second.entriesFrom(2)).containsExactly(new MaskEntry(MaskedShape.EMAIL, 2, "b@example.com"));
    }

    @Test
    void a_longer_number_is_never_taken_for_a_shorter_one() {
        MaskRegistry registry = new MaskRegistry();
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= 12; i++) {
            text.append("u").append(i).append("@example.com ");
        }

        String masked = masker.mask(text, registry);

        assertThat(masked).contains("<EMAIL_12>");
        assertThat(registry.unmask(masked)).isEqualTo(text.toString());
    }

    @Test
    void what_a_value_says_is_not_looked_into_when_it_is_put_back() {
        MaskRegistry registry = new MaskRegistry();

        String masked = masker.mask("a@example.com password=\"<EMAIL_1>\"", registry);

        assertThat(registry.unmask(masked)).isEqualTo("a@example.com password=\"<EMAIL_1>\"");
    }

    @Test
    void a_registry_that_is_full_masks_and_cannot_give_back() {
        MaskRegistry registry = new MaskRegistry(1);

        String masked = masker.mask("a@example.com b@example.com a@example.com", registry);

        assertThat(masked).isEqualTo("<EMAIL_1> <EMAIL_0> <EMAIL_1>");
        assertThat(registry.unmask(masked)).isEqualTo("a@example.com <EMAIL_0> a@example.com");
        assertThat(masker.mask(masked, registry)).isEqualTo(masked);
    }

    @Test
    void a_value_that_stands_twice_is_refused_without_telling_it() {
        var entries = List.of(
                new MaskEntry(MaskedShape.EMAIL, 1, "a@example.com"),
                new MaskEntry(MaskedShape.EMAIL, 2, "a@example.com"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> MaskRegistry.restore(entries))
                .withMessage("<EMAIL_2> or its value stands in the registry already.");
    }

    @Test
    void an_entry_does_not_tell_its_value_in_a_log() {
        assertThat(new MaskEntry(MaskedShape.CARD, 3, "4111111111111111")).hasToString("MaskEntry[<CARD_3>]");
    }
}
