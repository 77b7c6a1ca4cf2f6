package dev.sextant.benchmarks.fuzz;

import java.util.List;
import java.util.Random;

/** What nobody sends who means well. */
final class Hostile {

    /** Texts that mean something to somebody behind: to a database, a log, a file system, a browser. */
    static final List<String> TEXTS = List.of(
            "",
            " ",
            "\t",
            "\u0000",
            "a\u0000b",
            "' OR 1=1; DROP TABLE cases.case_record; --",
            "\\'; SELECT pg_sleep(30); --",
            "x\r\nSet-Cookie: a=b\r\n\r\n",
            "${jndi:ldap://127.0.0.1:1/a}",
            "%s%n%d{}",
            "../../../../etc/passwd",
            "C:\\Windows\\win.ini",
            "<script>alert(1)</script>",
            "{{7*7}}",
            "\u202e\ufeff\u2028\u0085",
            "\uffff\ufffe",
            "e\u0301\u0323".repeat(40),
            "\ud83d\ude00".repeat(100),
            "I\u0307\u0131\u00df\u1e9e\ufb03",
            "null",
            "undefined",
            "NaN",
            "-1",
            "1e9",
            "9223372036854775808",
            "0x10",
            "2026-02-30T00:00:00Z",
            "2026-12-31T23:59:60Z",
            "0000-01-01T00:00:00Z",
            "-4714-01-01T00:00:00Z",
            "+294277-01-01T00:00:00Z",
            "+999999999-12-31T23:59:59.999999999Z",
            "2026-01-01T00:00:00+18:00",
            "https://169.254.169.254/latest/meta-data",
            "a@b",
            "\"quoted\"@xn--.example",
            "a".repeat(65) + "@" + "b".repeat(260),
            "a".repeat(10_000),
            "\u00e4".repeat(2_000),
            "*",
            ":* & | ! <-> ((",
            "\\",
            "\"",
            "W/\"\"",
            "AAAA.BBBB.CCCC",
            "case_7zzzzzzzzzzzzzzzzzzzzzzzzz",
            "case_01h455vb4pex5vsknk084sn02",
            "CASE_01H455VB4PEX5VSKNK084SN02Q");

    /** Values of JSON, and some that are none. */
    static final List<String> FRAGMENTS = List.of(
            "null",
            "true",
            "[]",
            "{}",
            "[null]",
            "0",
            "-0",
            "-1",
            "1.5",
            "1e400",
            "-1e-400",
            "1e999999999",
            "1E-2147483649",
            "9".repeat(400),
            "9".repeat(5_000) + ".5",
            "2147483648",
            "9223372036854775808",
            "NaN",
            "Infinity",
            "01",
            "'x'",
            "\"\\ud800\"",
            "\"a\\udc00\\ud800b\"",
            "\"\\u0000\"",
            "\"\\x41\"",
            "\"\\ud83d\\ude00\"",
            "{\"id\":1,\"id\":2}",
            "{\"__proto__\":{\"a\":1},\"@type\":\"java.net.URL\"}",
            "[".repeat(1_100) + "]".repeat(1_100),
            "{\"a\":".repeat(600) + "1" + "}".repeat(600),
            "[" + "0,".repeat(3_000) + "0]",
            "\"" + "b".repeat(200_000) + "\"");

    /** Parts of a target that are no good percent-encoding, or stand for what has a meaning in one. */
    static final List<String> ENCODED = List.of(
            "%",
            "%zz",
            "%00",
            "%c0%af",
            "%ff",
            "%2F",
            "%2e%2e",
            "%25",
            "%0d%0aX:y",
            "%ed%a0%80",
            "+",
            ";a=b",
            "a|b",
            "%EF%BB%BF");

    /** Values of headers; bytes of ISO 8859-1. */
    static final List<String> HEADERS = List.of(
            "",
            "*",
            "\"\"",
            "\"unfinished",
            "W/\"1-0\"",
            "\"1-0\", \"2-0\", *",
            "\u00e4\u00ff",
            "a\u0001b",
            "a\u0000b",
            "${jndi:ldap://127.0.0.1:1/a}",
            "-1",
            "bytes=0-0,1-1,2-2",
            "bytes=-9223372036854775809",
            "bytes=5-1",
            "00-00000000000000000000000000000000-0000000000000000-00",
            "00-zz-zz-zz",
            "Bearer",
            "text/plain;charset=nonsense",
            "application/json;charset=utf-16",
            "gzip",
            "x".repeat(300),
            "x".repeat(9_000),
            "x".repeat(20_000));

    private Hostile() {}

    /** One of them. */
    static String any(List<String> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    /** Bytes of which one or more are wrong: turned over, left out, put in, or everything behind a place. */
    static byte[] broken(byte[] right, Random random) {
        if (right.length == 0) {
            return new byte[] {(byte) random.nextInt(256)};
        }
        int at = random.nextInt(right.length);
        byte[] changed = right.clone();
        switch (random.nextInt(4)) {
            case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> changed[at] = (byte) 0xff;
            case 2 -> changed = java.util.Arrays.copyOf(right, at);
            default -> changed[at] = (byte) random.nextInt(32);
        }
        return changed;
    }
}
