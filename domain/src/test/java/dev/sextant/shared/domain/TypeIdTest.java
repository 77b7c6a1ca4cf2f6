package dev.sextant.shared.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypeIdTest {

    /** The pairs are the published test vectors of the TypeID specification. */
    @Test
    void the_vectors_of_the_specification_are_written_and_read() {
        assertThat(TypeId.format("prefix", UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057")))
                .isEqualTo("prefix_01h455vb4pex5vsknk084sn02q");
        assertThat(TypeId.parse("prefix", "prefix_01h455vb4pex5vsknk084sn02q").get())
                .isEqualTo(UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057"));
        assertThat(TypeId.format("prefix", new UUID(0, 0))).isEqualTo("prefix_00000000000000000000000000");
        assertThat(TypeId.format("prefix", new UUID(-1, -1))).isEqualTo("prefix_7zzzzzzzzzzzzzzzzzzzzzzzzz");
        assertThat(TypeId.parse("prefix", "prefix_7zzzzzzzzzzzzzzzzzzzzzzzzz").get())
                .isEqualTo(new UUID(-1, -1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "case",
                "case_",
                "user_01h455vb4pex5vsknk084sn02q",
                "01h455vb4pex5vsknk084sn02q",
                "CASE_01h455vb4pex5vsknk084sn02q",
                "case_01H455VB4PEX5VSKNK084SN02Q",
                "case_8zzzzzzzzzzzzzzzzzzzzzzzzz",
                "case_01h455vb4pex5vsknk084sn02",
                "case_01h455vb4pex5vsknk084sn02qq",
                "case_01h455vb4pex5vsknk084sn0il",
                "case_01h455vb4pex5vsknk084sn02u",
                " case_01h455vb4pex5vsknk084sn02q",
                "case_01h455vb4pex5vsknk084sn02\u0000",
                "case_01h455vb4pex5vsknk084sn02\u0661"
            })
    void anything_else_is_refused_with_a_reason(String text) {
        var refusal = TypeId.parse("case", text);

        assertThat(refusal.isLeft()).isTrue();
        assertThat(refusal.getLeft().kind()).isEqualTo(DomainError.Kind.MALFORMED);
        assertThat(refusal.getLeft().code()).isEqualTo("malformed_id");
        assertThat(refusal.getLeft().message())
                .startsWith("Not an id of the form case_…: ")
                .endsWith(".");
    }

    @Test
    void the_prefix_decides_what_an_id_may_stand_for() {
        String organisation = new TenantId(new UUID(1, 2)).toString();

        assertThat(organisation).startsWith("org_");
        assertThat(TenantId.parse(organisation).get()).isEqualTo(new TenantId(new UUID(1, 2)));
        assertThat(UserId.parse(organisation).isLeft()).isTrue();
        assertThat(UserId.parse(new UserId(new UUID(3, 4)).toString()).get()).isEqualTo(new UserId(new UUID(3, 4)));
    }
}
