package dev.sextant.shared.domain.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskingAccuracyTest {

    private final MaskingScore score = MaskingScore.of(LabelledLog.of(20261122, 40_000), MaskingRules.all());

    @Test
    void at_least_99_of_100_values_are_found_as_they_stand() {
        for (MaskedShape shape : new MaskedShape[] {
            MaskedShape.CARD, MaskedShape.EMAIL, MaskedShape.SSN, MaskedShape.IP, MaskedShape.IBAN, MaskedShape.PHONE
        }) {
            assertThat(score.of(shape).planted()).as("%s planted", shape).isGreaterThan(1_000);
            assertThat(score.of(shape).recall())
                    .as("recall of %s, missed %s", shape, score.missed(shape))
                    .isGreaterThanOrEqualTo(0.99);
        }
    }

    @Test
    void all_secrets_are_found() {
        for (MaskedShape shape : new MaskedShape[] {
            MaskedShape.PEM, MaskedShape.JWT, MaskedShape.TOKEN, MaskedShape.CREDENTIAL, MaskedShape.SECRET
        }) {
            assertThat(score.of(shape).recall())
                    .as("recall of %s, missed %s", shape, score.missed(shape))
                    .isEqualTo(1);
        }
    }

    @Test
    void little_else_is_taken_for_a_value() {
        for (MaskedShape shape : MaskedShape.values()) {
            assertThat(score.of(shape).precision())
                    .as("precision of %s, wrong %s", shape, score.wrong(shape))
                    .isGreaterThanOrEqualTo(shape == MaskedShape.PHONE ? 0.9 : 0.99);
        }
    }
}
