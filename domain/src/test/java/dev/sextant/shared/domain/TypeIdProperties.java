package dev.sextant.shared.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class TypeIdProperties {

    @Property
    void every_id_survives_the_way_out_and_back(@ForAll long high, @ForAll long low) {
        var id = new UUID(high, low);

        String text = TypeId.format("case", id);

        assertThat(text).matches("case_[0-7][0-9a-hjkmnp-tv-z]{25}");
        assertThat(TypeId.parse("case", text).get()).isEqualTo(id);
    }

    @Property
    void the_text_sorts_as_the_unsigned_bits_do(
            @ForAll long high, @ForAll long low, @ForAll long otherHigh, @ForAll long otherLow) {
        int byBits = Long.compareUnsigned(high, otherHigh) != 0
                ? Long.compareUnsigned(high, otherHigh)
                : Long.compareUnsigned(low, otherLow);

        int byText =
                TypeId.format("x", new UUID(high, low)).compareTo(TypeId.format("x", new UUID(otherHigh, otherLow)));

        assertThat(Integer.signum(byText)).isEqualTo(Integer.signum(byBits));
    }

    @Property
    void no_text_makes_the_parser_throw(@ForAll String text) {
        var parsed = TypeId.parse("case", text);

        assertThat(parsed.map(id -> TypeId.format("case", id)).getOrElse(text)).isEqualTo(text);
    }
}
