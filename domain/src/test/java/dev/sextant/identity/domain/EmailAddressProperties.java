package dev.sextant.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is typed, the folded form is stable: folding it again changes nothing. */
class EmailAddressProperties {

    @Property
    void the_folded_form_is_its_own_folded_form(@ForAll("texts") String text) {
        EmailAddress.of("/email", text).forEach(read -> {
            EmailAddress again = EmailAddress.of("/email", read.normalised()).get();
            assertThat(again.normalised()).isEqualTo(read.normalised());
            assertThat(read.isSameMailbox(again)).isTrue();
        });
    }

    @Property
    void no_address_breaks_a_line_or_a_header(@ForAll("texts") String text) {
        EmailAddress.of("/email", text)
                .forEach(read -> assertThat(read.value().codePoints())
                        .noneMatch(
                                character -> Character.isISOControl(character) || Character.isWhitespace(character)));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> part = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('A', 'Z')
                .withChars("0123456789.+-_'ßİıſKÅäﬁｱＡ⁷\u0301\u00ad\u200b \r\n\t")
                .ofMinLength(1)
                .ofMaxLength(8);
        return Combinators.combine(part, part, Arbitraries.of("org", "ORG", "de", "ＯＲＧ", "рф"))
                .as((local, host, top) -> local + "@" + host + "." + top);
    }
}
