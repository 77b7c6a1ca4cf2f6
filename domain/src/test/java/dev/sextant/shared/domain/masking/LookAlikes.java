package dev.sextant.shared.domain.masking;

import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/** Makes up what stands in logs, looks like a value of some shape and is none. */
final class LookAlikes {

    private static final String[] AROUND = {
        "2026-03-01T10:20:30.123Z INFO  [worker-%d] handled %s in %dms",
        "Mar  1 10:20:30 web%d app[4711]: %s done (%d)",
        "{\"time\":\"2026-03-01T10:20:30Z\",\"worker\":%d,\"value\":\"%s\",\"bytes\":%d}",
        "ts=177236043%d value=%s bytes=%d",
        "%d,%s,%d"
    };

    private final Random random;

    LookAlikes(Random random) {
        this.random = random;
    }

    String line() {
        String around = AROUND[random.nextInt(AROUND.length)];
        return String.format(Locale.ROOT, around, random.nextInt(10), one(), 100_000 + random.nextInt(900_000));
    }

    String one() {
        return switch (random.nextInt(22)) {
            case 0 -> "commit " + hex(40);
            case 1 -> hex(7 + random.nextInt(6)) + "z";
            case 2 -> new UUID(random.nextLong(), random.nextLong()).toString();
            case 3 -> "v" + version();
            case 4 -> "version " + version();
            case 5 -> "release=" + version();
            case 6 -> "\"version\": \"" + version() + "\"";
            case 7 ->
                "2026-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(10) + " 1" + random.nextInt(10) + ":20:30."
                        + digits(6);
            case 8 -> "1" + digits(12);
            case 9 -> "1" + digits(15);
            case 10 -> "order " + (1 + random.nextInt(9)) + digits(9);
            case 11 -> "card-like " + wrongCard();
            case 12 -> "sha256:" + hex(64);
            case 13 -> pair() + ":" + pair() + ":" + pair() + ":" + pair() + ":" + pair() + ":" + pair();
            case 14 -> "com.acme.Service@" + hex(8);
            case 15 -> "pool-3-thread-" + random.nextInt(100) + " " + digits(3) + "." + digits(3) + "ms";
            case 16 -> "lib-" + version() + ".jar";
            case 17 -> "range " + digits(4) + "-" + digits(4) + " ISBN 978-3-16-1484" + digits(2) + "-0";
            case 18 -> "lat=+52." + digits(6) + " lon=-13." + digits(6);
            case 19 -> "document 08" + digits(2) + "-" + digits(4) + "-2026";
            case 20 -> "10:20:3" + random.nextInt(10) + " took 1h2m3s of 24h, 5 MiB, :8080, 0x" + hex(8);
            default -> "std::chrono::" + hex(1) + " a::b INV-2026-" + digits(4);
        };
    }

    private String version() {
        return (1 + random.nextInt(20)) + "." + random.nextInt(20) + "." + random.nextInt(20) + "."
                + random.nextInt(250);
    }

    private String wrongCard() {
        String digits = "4" + digits(14);
        return digits + (LabelledValues.checkDigit(digits) + 1 + random.nextInt(9)) % 10;
    }

    private String pair() {
        return hex(2);
    }

    private String hex(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(Character.forDigit(random.nextInt(16), 16));
        }
        return text.toString();
    }

    private String digits(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(random.nextInt(10));
        }
        return text.toString();
    }
}
