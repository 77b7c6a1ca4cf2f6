package dev.sextant.benchmarks.fuzz;

import dev.sextant.benchmarks.fuzz.Contract.Operation;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** Requests of an operation, as bytes. About a third of them are as the contract wants them, but for what they name; in the others every part may be hostile. */
final class Requests {

    private static final String BOUNDARY = "sextant-fuzz";
    private static final double HOSTILITY = 0.12;
    private static final int TOO_LARGE = 1_100_000;

    /** Who asks. */
    enum Who {
        /** Whoever owns the organisation. */
        OWNER,
        /** A member. */
        MEMBER,
        /** Whoever owns another one. */
        STRANGER,
        /** Nobody who is known. */
        NOBODY
    }

    /** A request. */
    static final class Made {

        private final Who who;
        private final boolean meantWell;
        private final byte[] bytes;

        private Made(Who who, boolean meantWell, byte[] bytes) {
            this.who = who;
            this.meantWell = meantWell;
            this.bytes = bytes;
        }

        /** Who asks. */
        Who who() {
            return who;
        }

        /** Whether nothing in it is hostile. */
        boolean isMeantWell() {
            return meantWell;
        }

        /** As it is sent. */
        byte[] bytes() {
            return bytes.clone();
        }

        /** The beginning of it, for people. */
        String shown() {
            String text =
                    new String(bytes, StandardCharsets.UTF_8).replaceAll("(?m)^(Authorization: \\S+ .{6}).*$", "$1…");
            return text.length() > 1_500 ? text.substring(0, 1_500) + "…" : text;
        }
    }

    private final Contract contract;
    private final World own;
    private final World foreign;
    private final Random random;

    Requests(Contract contract, World own, World foreign, Random random) {
        this.contract = contract;
        this.own = own;
        this.foreign = foreign;
        this.random = random;
    }

    /** The next one of an operation. */
    Made of(Operation operation) {
        double hostility = random.nextInt(3) == 0 ? 0 : HOSTILITY;
        var values = new Values(contract, own, foreign, random, hostility);
        Who who = Hostile.any(
                        List.of("OWNER", "OWNER", "OWNER", "OWNER", "MEMBER", "MEMBER", "STRANGER", "NOBODY"), random)
                .transform(Who::valueOf);
        var head = new StringBuilder(operation.method())
                .append(' ')
                .append(target(operation, values))
                .append(" HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n");
        if (random.nextInt(5) > 0) {
            // From elsewhere each time, so that what is slowed down per address does not end the search.
            head.append("X-Forwarded-For: 2001:db9:")
                    .append(Integer.toHexString(random.nextInt(0xffff)))
                    .append("::1\r\n");
        }
        head.append(authorization(who, values));
        headers(operation, values, head);
        byte[] body = body(operation, values, head);
        return new Made(who, hostility == 0, joined(head, body));
    }

    private static byte[] joined(StringBuilder head, byte[] body) {
        if (body.length > 0) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    private String authorization(Who who, Values values) {
        if (who == Who.NOBODY && random.nextBoolean()) {
            return "";
        }
        String token = switch (who) {
            case OWNER -> own.ownersToken();
            case MEMBER -> own.membersToken();
            case STRANGER -> foreign.ownersToken();
            case NOBODY ->
                random.nextBoolean()
                        ? own.secret(random)
                        : new String(
                                        Hostile.broken(own.ownersToken().getBytes(StandardCharsets.US_ASCII), random),
                                        StandardCharsets.ISO_8859_1)
                                .replaceAll("[\\r\\n]", "");
        };
        return "Authorization: Bearer " + token + "\r\n"
                + (values.isHostile() && random.nextInt(8) == 0 ? "Authorization: Basic YTpi\r\n" : "");
    }

    private String target(Operation operation, Values values) {
        String path = operation.path();
        var query = new ArrayList<String>();
        for (JsonNode parameter : operation.parameters()) {
            String name = parameter.path("name").asString();
            String in = parameter.path("in").asString();
            if (in.equals("path")) {
                path = path.replace("{" + name + "}", encoded(parameter, name, values));
            } else if (in.equals("query") && (parameter.path("required").asBoolean(false) || random.nextInt(5) < 2)) {
                query.add(name + "=" + encoded(parameter, name, values));
            }
        }
        if (values.isHostile()) {
            query.add(
                    query.isEmpty() || random.nextBoolean()
                            ? Hostile.any(Hostile.ENCODED, random) + "=1"
                            : query.getFirst());
        }
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    private String encoded(JsonNode parameter, String name, Values values) {
        if (values.isHostile()) {
            return random.nextInt(3) == 0
                    ? Hostile.any(Hostile.ENCODED, random)
                    : percent(Hostile.any(Hostile.TEXTS, random));
        }
        return percent(values.text(parameter.path("schema"), name));
    }

    private static String percent(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private void headers(Operation operation, Values values, StringBuilder head) {
        for (JsonNode parameter : operation.parameters()) {
            if (parameter.path("in").asString().equals("header")) {
                String name = parameter.path("name").asString();
                boolean isCondition = name.equals("If-Match");
                if (isCondition ? random.nextInt(10) > 0 : random.nextInt(4) == 0) {
                    String value = values.isHostile()
                            ? Hostile.any(Hostile.HEADERS, random)
                            : values.text(parameter.path("schema"), name.toLowerCase(Locale.ROOT));
                    head.append(name)
                            .append(": ")
                            .append(value.replaceAll("[\\r\\n]", ""))
                            .append("\r\n");
                }
            }
        }
        for (String name : List.of(
                "Accept",
                "Accept-Encoding",
                "Content-Encoding",
                "Cookie",
                "Origin",
                "X-HTTP-Method-Override",
                "Expect",
                "Range")) {
            if (values.isHostile() && random.nextInt(4) == 0) {
                head.append(name)
                        .append(": ")
                        .append(Hostile.any(Hostile.HEADERS, random))
                        .append("\r\n");
            }
        }
    }

    private byte[] body(Operation operation, Values values, StringBuilder head) {
        JsonNode json = operation.contents().path("application/json");
        if (operation.contents().has("multipart/form-data")) {
            return form(values, head);
        }
        boolean unasked = json.isMissingNode();
        if (unasked && !values.isHostile()) {
            return new byte[0];
        }
        head.append("Content-Type: ")
                .append(
                        values.isHostile()
                                ? Hostile.any(
                                        List.of(
                                                "text/plain",
                                                "application/xml",
                                                "application/json;charset=utf-16",
                                                "*/*",
                                                "",
                                                "multipart/form-data"),
                                        random)
                                : "application/json")
                .append("\r\n");
        byte[] right = (unasked ? "{}" : values.json(json.path("schema"), "")).getBytes(StandardCharsets.UTF_8);
        if (!values.isHostile()) {
            return right;
        }
        return switch (random.nextInt(10)) {
            case 0 -> new byte[0];
            case 1 -> " ".repeat(TOO_LARGE).getBytes(StandardCharsets.US_ASCII);
            case 2 -> ("\ufeff" + new String(right, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_16LE);
            case 3 -> (new String(right, StandardCharsets.UTF_8) + "{}").getBytes(StandardCharsets.UTF_8);
            default -> Hostile.broken(right, random);
        };
    }

    private byte[] form(Values values, StringBuilder head) {
        head.append("Content-Type: ")
                .append(
                        values.isHostile()
                                ? Hostile.any(
                                        List.of(
                                                "multipart/form-data",
                                                "multipart/form-data; boundary=" + "b".repeat(100),
                                                "application/json",
                                                "multipart/form-data; boundary=\"\""),
                                        random)
                                : "multipart/form-data; boundary=" + BOUNDARY)
                .append("\r\n");
        var form = new StringBuilder();
        int parts = values.isHostile() ? random.nextInt(4) : 1;
        for (int i = 0; i < parts; i++) {
            String field = values.isHostile() ? Hostile.any(Hostile.HEADERS, random) : "file";
            String name =
                    values.isHostile() ? Hostile.any(Hostile.TEXTS, random).replaceAll("[\\r\\n]", "") : "app.log";
            form.append("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"")
                    .append(field)
                    .append("\"; filename=\"")
                    .append(name)
                    .append("\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .append(content(values))
                    .append("\r\n");
        }
        byte[] bytes = form.append("--" + BOUNDARY + "--\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        return values.isHostile() ? Hostile.broken(bytes, random) : bytes;
    }

    private String content(Values values) {
        if (!values.isHostile()) {
            return "2026-11-21 12:00:00 ERROR no answer " + random.nextInt() + "\n";
        }
        return switch (random.nextInt(4)) {
            case 0 -> "\u001f\u008b\b\u0000" + Hostile.any(Hostile.HEADERS, random);
            case 1 -> "\u00ff\u00fe2\u00000\u0000";
            case 2 -> "{\"a\":".repeat(5_000);
            default -> Hostile.any(Hostile.HEADERS, random);
        };
    }
}
