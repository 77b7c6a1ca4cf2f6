package dev.sextant.shared.domain.masking;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A log made up from a seed, in many formats, of which is known what must be masked in it. Half of its lines hold a value; all others, and parts of these, hold what only looks like one:
 * commit ids, UUIDs, versions, times, order numbers, numbers whose check digit is wrong.
 *
 * @param lines its lines, in order
 */
public record LabelledLog(List<Line> lines) {

    /**
     * A value that must be masked.
     *
     * @param shape what it is
     * @param value how it stands in the text
     */
    public record Planted(MaskedShape shape, String value) {}

    /**
     * A line, which a block of PEM makes several of.
     *
     * @param text what it says
     * @param planted what must be masked in it
     */
    public record Line(String text, List<Planted> planted) {}

    private static final String[] AROUND_VALUES = {
        "Mar  1 10:20:30 web1 billing[4711]: value %s rejected",
        "2026-03-01T10:20:30.123Z INFO  [main] c.a.b.Service - got %s from client",
        "2026-03-01 10:20:30,250 WARN unexpected input (%s)",
        "{\"time\":\"2026-03-01T10:20:30.123456789Z\",\"level\":\"info\",\"value\":\"%s\",\"n\":42}",
        "{\"msg\":\"first line\\n%s\\tlast\",\"ok\":true}",
        "ts=1772360430123 level=warn value=\"%s\" duration=12.5ms",
        "2026-03-01,42,%s,ok,17",
        "Caused by: java.lang.IllegalArgumentException: bad value '%s' at com.acme.Pump.run(Pump.java:123)",
        "insert into t (a, b) values ('%s', 12);",
        "<row id=\"17\"><v>%s</v></row>",
        "7f3a|%s|200|35ms",
        "please look at %s.",
        "17\t%s\t3.5",
        "I0301 10:20:30.123456    4711 server.go:123] %s, 3 attempts, next in 250ms",
        "%s",
        "  value: %s"
    };

    private static final String[] AROUND_ADDRESSES = {
        "%s - - [01/Mar/2026:10:20:30 +0000] \"GET /index.html HTTP/1.1\" 200 5120 \"-\" \"Mozilla/5.0 (X11; Linux x86_64) Chrome/120.0.0.0 Safari/537.36\"",
        "Mar  1 10:20:30 gw sshd[22]: Accepted publickey for joe from %s port 50222 ssh2",
        "connect to broker1/%s failed after 3000 ms",
        "route via %s/24 dev eth0 metric 100"
    };

    private static final String[] AROUND_PORTS = {
        "listening on [%s]:8443 with 4 threads", "dial tcp [%s]:5432: connection refused"
    };

    /** Makes a log of so many lines; the same seed gives the same log. */
    public static LabelledLog of(long seed, int lines) {
        Random random = new Random(seed);
        LabelledValues values = new LabelledValues(random);
        LookAlikes others = new LookAlikes(random);
        List<Line> made = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            made.add(
                    switch (random.nextInt(8)) {
                        case 0, 1, 2 -> withValue(random, values, others);
                        case 3 -> secret(random, values);
                        default -> new Line(others.line(), List.of());
                    });
        }
        return new LabelledLog(List.copyOf(made));
    }

    /** All lines with line breaks between them. */
    public String text() {
        return String.join("\n", lines.stream().map(Line::text).toList());
    }

    /** Values that open a door: of any shape but those that tell of a person or a machine. */
    public List<Planted> secrets() {
        return lines.stream()
                .flatMap(line -> line.planted().stream())
                .filter(planted -> planted.shape().compareTo(MaskedShape.PEM) >= 0)
                .toList();
    }

    private static Line withValue(Random random, LabelledValues values, LookAlikes others) {
        MaskedShape shape = List.of(
                        MaskedShape.EMAIL,
                        MaskedShape.CARD,
                        MaskedShape.IBAN,
                        MaskedShape.SSN,
                        MaskedShape.IP,
                        MaskedShape.PHONE)
                .get(random.nextInt(6));
        String value = values.of(shape);
        String around = pick(random, AROUND_VALUES);
        if (shape == MaskedShape.IP && random.nextBoolean()) {
            around = value.indexOf(':') >= 0 && random.nextBoolean()
                    ? pick(random, AROUND_PORTS)
                    : pick(random, AROUND_ADDRESSES);
        }
        String written = around.startsWith("{") || around.contains("\"%s\"") ? value.replace("\"", "\\\"") : value;
        String text = around.replace("%s", written);
        return new Line(
                random.nextInt(4) == 0 ? text + " ref " + others.one() : text, List.of(new Planted(shape, written)));
    }

    private static Line secret(Random random, LabelledValues values) {
        String plain = values.password();
        String token = values.token();
        return switch (random.nextInt(14)) {
            case 0 -> line("2026-03-01 10:20:30 DEBUG db.password=" + plain + " pool=10", MaskedShape.SECRET, plain);
            case 1 ->
                line(
                        "{\"user\":\"joe\",\"password\":\"" + plain + " \\\"x\",\"n\":1}",
                        MaskedShape.SECRET,
                        plain + " \\\"x");
            case 2 ->
                line("{\"log\":\"{\\\"api_key\\\":\\\"" + plain + "\\\",\\\"n\\\":1}\"}", MaskedShape.SECRET, plain);
            case 3 -> line("export AWS_SECRET_ACCESS_KEY=" + plain, MaskedShape.SECRET, plain);
            case 4 ->
                line(
                        "GET /v1/x?access_token=" + values.digits(20) + plain.charAt(0) + "&page=2 HTTP/1.1",
                        MaskedShape.SECRET,
                        "");
            case 5 -> line("using " + token + " for the upload", MaskedShape.TOKEN, token);
            case 6 -> line("{\"t\":\"" + token + "\"}", MaskedShape.TOKEN, token);
            case 7 -> {
                String jwt = values.webToken();
                yield line("session " + jwt + " opened", MaskedShape.JWT, jwt);
            }
            case 8 -> line("Authorization: Bearer " + token, MaskedShape.CREDENTIAL, token);
            case 9 -> {
                String basic = values.base64(24) + "==";
                yield line("> authorization: Basic " + basic, MaskedShape.CREDENTIAL, basic);
            }
            case 10 ->
                line(
                        "connecting to postgres://app:" + plain + "@db.internal:5432/app?ssl=true",
                        MaskedShape.CREDENTIAL,
                        plain);
            case 11 -> {
                String block = values.pem();
                yield line("loaded key\n" + block + "\nand went on", MaskedShape.PEM, block);
            }
            case 12 -> {
                String data = values.base64(32);
                yield line(
                        "apiVersion: v1\ndata:\n  url: " + data + "\nkind: Secret\nmetadata:\n  name: db\n---",
                        MaskedShape.SECRET,
                        data);
            }
            default -> line("client_secret: '" + plain + "'", MaskedShape.SECRET, plain);
        };
    }

    private static Line line(String text, MaskedShape shape, String value) {
        if (value.isEmpty()) {
            int from = text.indexOf("access_token=") + "access_token=".length();
            return line(text, shape, text.substring(from, text.indexOf('&')));
        }
        return new Line(text, List.of(new Planted(shape, value)));
    }

    private static String pick(Random random, String[] from) {
        return from[random.nextInt(from.length)];
    }
}
