package dev.sextant.shared.domain.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskerTest {

    private final MaskRegistry registry = new MaskRegistry();
    private final Masker masker = Masker.of(MaskingRules.all());

    private String mask(String text) {
        return masker.mask(text, registry);
    }

    /** What the masked parts of a text are, in order. */
    private List<String> values(String text) {
        mask(text);
        return registry.entries().stream().map(MaskEntry::value).toList();
    }

    @Test
    void a_value_gets_the_same_placeholder_in_every_text_of_a_case() {
        assertThat(mask("mail from ann@example.com to bob@example.com")).isEqualTo("mail from <EMAIL_1> to <EMAIL_2>");
        assertThat(mask("again bob@example.com")).isEqualTo("again <EMAIL_2>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "john@example.com",
                "john.doe+news@mail.example.co.uk",
                "o'brien@example.ie",
                "jörg@müller.de",
                "user@xn--mller-kva.de",
                "用户@例子.公司",
                "first_last@sub.domain.example.org",
                "a@b.co",
                "\"john doe\"@example.com",
                "x%y@example.com",
                "root@[10.0.0.1]",
                "info@example.museum"
            })
    void an_address_of_mail_is_masked(String address) {
        assertThat(mask("sent to <" + address + ">, done")).isEqualTo("sent to <<EMAIL_1>>, done");
        assertThat(registry.unmask("<EMAIL_1>")).isEqualTo(address);
    }

    @Test
    void an_encoded_at_sign_is_one() {
        assertThat(mask("GET /u?email=john%2Bnews%40example.com&x=1")).isEqualTo("GET /u?email=<EMAIL_1>&x=1");
        assertThat(mask("{\"m\":\"a\\njohn@example.org\"}")).isEqualTo("{\"m\":\"a\\n<EMAIL_2>\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "4111 1111 1111 1111",
                "4111-1111-1111-1111",
                "378282246310005",
                "3782 822463 10005",
                "30569309025904",
                "3056 930902 5904",
                "4222222222222",
                "6011000990139424",
                "3566002020360505",
                "6304000000000000",
                "6212345678900000003",
                "6212 3456 7890 0000 003",
                "5555 5555 5555 4444",
                "2223003122003222"
            })
    void a_card_is_masked(String card) {
        assertThat(mask("paid with " + card + ", 12.50 EUR")).isEqualTo("paid with <CARD_1>, 12.50 EUR");
        assertThat(mask("{\"pan\":\"" + card + "\"}")).isEqualTo("{\"pan\":\"<CARD_1>\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DE89370400440532013000",
                "DE89 3704 0044 0532 0130 00",
                "de89 3704 0044 0532 0130 00",
                "GB82WEST12345698765432",
                "gb82west12345698765432",
                "FR14 2004 1010 0505 0001 3M02 606",
                "NO9386011117947",
                "MT84MALT011000012345MTLCAST001S"
            })
    void an_account_is_masked(String account) {
        assertThat(mask("from " + account + ": 12")).isEqualTo("from <IBAN_1>: 12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"123-45-6789", "123 45 6789", "899-99-9999"})
    void a_social_security_number_is_masked(String number) {
        assertThat(mask("ssn " + number + " found")).isEqualTo("ssn <SSN_1> found");
        assertThat(mask("holder=" + number + ";")).isEqualTo("holder=<SSN_1>;");
    }

    @Test
    void a_social_security_number_without_separators_is_masked_behind_its_label() {
        assertThat(mask("{\"ssn\":\"123456789\"} 123456789")).isEqualTo("{\"ssn\":\"<SSN_1>\"} 123456789");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1",
                "255.255.255.255",
                "2001:db8::1",
                "2001:0db8:0000:0000:0000:ff00:0042:8329",
                "2001:DB8::FF00:42:8329",
                "::1",
                "::ffff:192.0.2.128",
                "fe80::1%eth0",
                "fe80::",
                "64:ff9b::192.0.2.33",
                "1:2:3:4:5:6:7:8"
            })
    void an_address_is_masked(String address) {
        assertThat(mask("from " + address + " to " + address + "/24, (" + address + ")"))
                .isEqualTo("from <IP_1> to <IP_1>/24, (<IP_1>)");
        assertThat(mask("ip=" + address + " \"" + address + "\"")).isEqualTo("ip=<IP_1> \"<IP_1>\"");
    }

    @Test
    void ports_stay() {
        assertThat(mask("10.0.0.1:8080 [2001:db8::1]:443 broker/10.0.0.1:9092 tcp://10.0.0.1:1"))
                .isEqualTo("<IP_1>:8080 [<IP_2>]:443 broker/<IP_1>:9092 tcp://<IP_1>:1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+49 151 12345678",
                "+1 (555) 123-4567",
                "+1-555-123-4567",
                "+15551234567",
                "+44 20 7946 0958",
                "+33 6 12 34 56 78",
                "(555) 123-4567",
                "555-123-4567",
                "555.123.4567",
                "1-800-555-0199",
                "030 1234567",
                "030/1234567",
                "0151-12345678",
                "020 7946 0958",
                "06 12 34 56 78",
                "0049 30 1234567",
                "(030) 1234567"
            })
    void a_telephone_number_is_masked(String number) {
        assertThat(mask("call " + number + ", please")).isEqualTo("call <PHONE_1>, please");
        assertThat(mask("{\"n\":\"" + number + "\"}")).isEqualTo("{\"n\":\"<PHONE_1>\"}");
    }

    @Test
    void bare_digits_are_a_telephone_number_behind_a_label() {
        assertThat(mask("phone=5551234567 id=5551234568")).isEqualTo("phone=<PHONE_1> id=5551234568");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "commit 3f2b8c9d1e4a5b6c7d8e9f0a1b2c3d4e5f607182 merged",
                "id 550e8400-e29b-41d4-a716-446655440000 and 12345678-1234-1234-1234-123456789012",
                "version 1.2.3.4, v1.2.3.4, version=10.20.30.40 \"version\":\"1.2.3.4\" Chrome/120.0.0.0 lib-1.2.3.4.jar",
                "oid 1.3.6.1.4.1.311 and 1.2.3.4.5",
                "2026-03-01T10:20:30.123456Z 2026-03-01 10:20:30,250 01/Mar/2026:10:20:30 +0000 1772360430123 1772360430123456 20260301102030",
                "took 250ms of 1h30m, 12.5s, 1500 bytes, 8080, 10:20:30.400, 00:01:02",
                "order 4111111111111112 and 1234567890 and ORD-123-45-6789 and 4111-1111-1111-1112",
                "mac 00:1a:2b:3c:4d:5e wwn 50:06:01:60:3b:20:19:9f fingerprint aa:bb:cc:dd:ee:ff:00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd",
                "std::vector<int> core::fmt ab::cd std::cout a::b core::abs dead::beef",
                "GET /x HTTP/1.1\" 200 12 1532 \"-\"",
                "user@localhost getty@tty1.service foo@1.2.3 @Override lodash@4.17.21 icon@2x.png Object@4f3d2a1b",
                "ssn 000-12-3456 666-12-3456 900-12-3456 123-00-4567 123-45-0000",
                "max_tokens=4096 secretName: db-credentials tokens: 12 token_type=bearer passed: 12 bypass=1 PWD=/home/joe",
                "password=null password: **** password=${DB_PASSWORD} \"password\": null",
                "the bearer of news, basic authentication, Bearer realm, basic information",
                "http://example.com:8080/path@2 https://example.com/a:b ssh://host/",
                "sk-learn-something-very-long gl-foo task-1234567890123456789 risk-assessment",
                "DE89370400440532013001 de12 AB12CD34",
                "-----BEGIN is what a block starts with ----- and -----------",
                "0.4111111111111111 3.4111111111111111",
                "404 12 1532 1024 2048 4096 8192"
            })
    void what_only_looks_like_a_value_stays(String text) {
        assertThat(mask(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
                "ghs_16C7e42F292c6912E7710c838347Ae178B4a",
                "github_pat_11ABCDEFG0123456789_abcdefghij",
                "glpat-abcDEF1234567890abcd",
                "sk-proj-abc-DEF_1234567890abcd",
                "sk-ant-api03-Abc123-xyz_0987654321",
                "sk_live_51H8abcdefghijklmnop",
                "ya29.a0AfH6SMBx-abc_1234567890",
                "xoxb-1234567890-abcdefGHIJKL",
                "xoxp-1234567890-1234567890",
                "AKIAIOSFODNN7EXAMPLE",
                "ASIAIOSFODNN7EXAMPLE",
                "AIzaSyA1234567890abcdefghijklmnopqrstuvw"
            })
    void a_token_is_masked_by_its_prefix(String token) {
        assertThat(mask("using " + token + ", ok")).isEqualTo("using <TOKEN_1>, ok");
        assertThat(mask("{\"a\":\"x\\n" + token + "\"}")).isEqualTo("{\"a\":\"x\\n<TOKEN_1>\"}");
    }

    @Test
    void a_web_token_is_masked() {
        String token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U";

        assertThat(mask("t " + token + " t")).isEqualTo("t <JWT_1> t");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '|', textBlock = """
            password=hunter2 next=1 | password=<SECRET_1> next=1
            DB_PASSWORD=hun,ter&2; | DB_PASSWORD=<SECRET_1>;
            "password": "hun\\"ter 2", "a": 1 | "password": "<SECRET_1>", "a": 1
            {\\"password\\":\\"hunter\\",\\"a\\":1} | {\\"password\\":\\"<SECRET_1>\\",\\"a\\":1}
            apiKey: 'abc''def' x | apiKey: '<SECRET_1>' x
            ?access_token=abc123&user=bob | ?access_token=<SECRET_1>&user=bob
            client_secret => "abc" | client_secret => "<SECRET_1>"
            config['password'] = 'abc' | config['password'] = '<SECRET_1>'
            (password=abc) | (password=<SECRET_1>)
            password: a long phrase # note | password: <SECRET_1> # note
            Server=x;Pwd=secret;Database=y | Server=x;Pwd=<SECRET_1>;Database=y
            run --password hunter2 --verbose | run --password <SECRET_1> --verbose
            Authorization: Bearer abc | Authorization: Bearer <CREDENTIAL_1>
            "Authorization": "Basic dXNlcjpwYXNz" | "Authorization": "Basic <CREDENTIAL_1>"
            -H 'Authorization: token abc' -v | -H 'Authorization: token <CREDENTIAL_1>' -v
            got Bearer abcDEF123456 now | got Bearer <CREDENTIAL_1> now
            postgres://joe:s3cret@db:5432/x | postgres://joe:<CREDENTIAL_1>@db:5432/x
            redis://:pa/ss@cache:6379 | redis://:<CREDENTIAL_1>@cache:6379
            https://u:p@ss@host/ | https://u:<CREDENTIAL_1>@host/
            jdbc:oracle:thin:scott/tiger@//db:1521/x | jdbc:oracle:thin:scott/<CREDENTIAL_1>@//db:1521/x
            """)
    void a_secret_is_masked_and_nothing_around_it(String text, String masked) {
        assertThat(mask(text)).isEqualTo(masked);
        assertThat(registry.unmask(masked)).isEqualTo(text);
        assertThat(mask(masked)).isEqualTo(masked);
    }

    @Test
    void a_block_of_pem_is_masked_over_its_lines() {
        String block =
                "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nMIIEpAIBAAKCAQEA\nabcd==\n-----END RSA PRIVATE KEY-----";

        assertThat(mask("key:\n" + block + "\nnext")).isEqualTo("key:\n<PEM_1>\nnext");
        assertThat(mask("{\"k\":\"" + block.replace("\n", "\\n") + "\\n\"}")).isEqualTo("{\"k\":\"<PEM_2>\\n\"}");
        assertThat(mask("private_key=" + block + "\nnext")).isEqualTo("private_key=<PEM_1>\nnext");
    }

    @Test
    void a_block_of_pem_that_breaks_off_is_masked_as_far_as_it_goes() {
        assertThat(mask("-----BEGIN CERTIFICATE-----\nMIIDdzCCAl+gAwIBAgIE\nQUFB\n2026 the log goes on"))
                .isEqualTo("<PEM_1>\n2026 the log goes on");
    }

    @Test
    void the_data_of_a_secret_of_kubernetes_is_masked() {
        String yaml =
                "apiVersion: v1\ndata:\n  user: YWRtaW4=\n  tls.crt: |\n    QUJD\n    REVG\nkind: Secret\nmetadata:\n  name: db\n---\napiVersion: v1\ndata:\n  mode: fast\nkind: ConfigMap\n";

        assertThat(mask(yaml))
                .isEqualTo(
                        "apiVersion: v1\ndata:\n  user: <SECRET_1>\n  tls.crt: |\n    <SECRET_2>\nkind: Secret\nmetadata:\n  name: db\n---\napiVersion: v1\ndata:\n  mode: fast\nkind: ConfigMap\n");
        assertThat(mask("kind: Secret\nmetadata:\n  name: a\nstringData:\n  user: joe\ntype: Opaque\n"))
                .contains("user: <SECRET_3>\ntype: Opaque");
    }

    @Test
    void the_data_of_a_secret_in_json_is_masked_also_within_a_text() {
        String json =
                "{\"data\":{\"user\":\"YWRtaW4=\",\"x\":\"eA==\"},\"kind\":\"Secret\",\"metadata\":{\"name\":\"db\"}}";
        String other = json.replace("Secret", "ConfigMap");

        assertThat(mask(json))
                .isEqualTo(
                        "{\"data\":{\"user\":\"<SECRET_1>\",\"x\":\"<SECRET_2>\"},\"kind\":\"Secret\",\"metadata\":{\"name\":\"db\"}}");
        assertThat(mask(json.replace("\"", "\\\""))).contains("\\\"user\\\":\\\"<SECRET_1>\\\"");
        assertThat(mask(other)).isEqualTo(other);
    }

    @Test
    void text_that_looks_like_a_placeholder_is_given_back_as_it_was() {
        String text = "<EMAIL_1> is what stands for ann@example.com, <FOO_1> is nothing";

        String masked = mask(text);

        assertThat(masked).isEqualTo("<LITERAL_1> is what stands for <EMAIL_1>, <FOO_1> is nothing");
        assertThat(registry.unmask(masked)).isEqualTo(text);
        assertThat(mask(masked)).isEqualTo(masked);
    }

    @Test
    void placeholders_are_never_nested() {
        mask("ann@example.com");

        String masked = mask("password=\"for <EMAIL_1>\"");

        assertThat(masked).isEqualTo("password=\"<SECRET_1>\"");
        assertThat(registry.unmask(masked)).isEqualTo("password=\"for ann@example.com\"");
    }

    @Test
    void names_are_masked_only_when_they_are_given() {
        Masker named = Masker.of(MaskingRules.all().withNames(List.of("Ann", "Ann Lee", "Łódź")));

        assertThat(mask("Ann Lee of Łódź")).isEqualTo("Ann Lee of Łódź");
        assertThat(named.mask("Ann Lee of Łódź, Anna and Ann", registry))
                .isEqualTo("<NAME_1> of <NAME_2>, Anna and <NAME_3>");
    }

    @Test
    void a_shape_that_is_left_out_stays() {
        Masker without = Masker.of(MaskingRules.all().without(MaskedShape.IP));

        assertThat(without.mask("a@example.com at 10.0.0.1", registry)).isEqualTo("<EMAIL_1> at 10.0.0.1");
    }

    @Test
    void a_value_of_any_length_is_masked_in_parts() {
        String secret = "x1".repeat(100_000);

        assertThat(mask("token=" + secret + " end").replaceAll("<SECRET_\\d>", ""))
                .isEqualTo("token= end");
        assertThat(values("")).hasSize(2).allMatch(value -> value.length() <= Window.MOST);
    }
}
