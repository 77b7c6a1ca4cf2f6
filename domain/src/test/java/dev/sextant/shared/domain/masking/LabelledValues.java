package dev.sextant.shared.domain.masking;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Random;

/** Makes up values of each shape, in the forms that people and programs write. */
final class LabelledValues {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final String BASE62 = LETTERS + LETTERS.toUpperCase(Locale.ROOT) + "0123456789";

    private final Random random;

    LabelledValues(Random random) {
        this.random = random;
    }

    String of(MaskedShape shape) {
        return switch (shape) {
            case EMAIL -> email();
            case CARD -> card();
            case IBAN -> iban();
            case SSN -> socialSecurity();
            case IP -> random.nextBoolean() ? ip4() : ip6();
            case PHONE -> phone();
            default -> throw new IllegalArgumentException(shape + " is made with what is around it.");
        };
    }

    private String email() {
        String local = switch (random.nextInt(8)) {
            case 0 -> word(3, 8) + "." + word(3, 8);
            case 1 -> word(3, 8) + "+" + word(2, 6);
            case 2 -> word(2, 6) + "_" + digits(3);
            case 3 -> "\"" + word(3, 6) + " " + word(3, 6) + "\"";
            case 4 -> "j" + pick("ö", "é", "ø", "ü") + word(2, 6);
            case 5 -> word(1, 1) + "-" + word(3, 8) + digits(2);
            default -> word(3, 10);
        };
        String domain = switch (random.nextInt(6)) {
            case 0 -> word(3, 8) + "." + word(3, 8) + ".co.uk";
            case 1 -> "m" + pick("ü", "é", "å") + word(3, 6) + ".de";
            case 2 -> "xn--" + word(4, 8) + "-kva.com";
            case 3 -> word(2, 4) + "-" + word(2, 4) + "." + pick("museum", "technology", "io");
            case 4 -> "a1." + word(3, 6) + "." + digits(2) + word(2, 4) + ".org";
            default -> word(3, 10) + pick(".com", ".net", ".de", ".example");
        };
        return local + "@" + domain;
    }

    private String card() {
        String[] kinds = {
            "4:13", "4:16", "4:19", "51:16", "55:16", "2221:16", "2720:16", "34:15", "37:15", "300:14", "36:14",
            "38:14", "6011:16", "65:16", "3528:16", "62:16", "62:17", "62:18", "62:19", "5018:14", "6304:15"
        };
        String[] kind = pick(kinds).split(":");
        int length = Integer.parseInt(kind[1]);
        String digits = kind[0] + digits(length - 1 - kind[0].length());
        String card = digits + checkDigit(digits);
        return switch (random.nextInt(3)) {
            case 0 -> card;
            case 1 -> grouped(card, length, " ");
            default -> grouped(card, length, "-");
        };
    }

    private static String grouped(String card, int length, String separator) {
        if (length == 15 && card.startsWith("3")) {
            return card.substring(0, 4) + separator + card.substring(4, 10) + separator + card.substring(10);
        }
        if (length == 14 && card.startsWith("3")) {
            return card.substring(0, 4) + separator + card.substring(4, 10) + separator + card.substring(10);
        }
        return card.replaceAll("(.{4})(?=.)", "$1" + separator);
    }

    static int checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int value = i % 2 == 0 ? digit * 2 : digit;
            sum += value > 9 ? value - 9 : value;
        }
        return (10 - sum % 10) % 10;
    }

    private String iban() {
        String[] kinds = {
            "DE18", "GB18", "FR23", "NL14", "CH17", "NO11", "ES20", "IT23", "BE12", "AT16", "PL24", "MT27", "SA20",
            "BR25"
        };
        String kind = pick(kinds);
        int length = Integer.parseInt(kind.substring(2));
        StringBuilder account = new StringBuilder(digits(length));
        if (kind.startsWith("GB") || kind.startsWith("NL") || kind.startsWith("MT")) {
            account.replace(0, 4, word(4, 4).toUpperCase(Locale.ROOT));
        }
        StringBuilder number = new StringBuilder();
        for (char c : (account + kind.substring(0, 2) + "00").toCharArray()) {
            number.append(Character.digit(c, 36));
        }
        int check = 98
                - new BigInteger(number.toString()).mod(BigInteger.valueOf(97)).intValue();
        String iban = kind.substring(0, 2) + String.format(Locale.ROOT, "%02d", check) + account;
        String written = random.nextBoolean() ? iban : iban.replaceAll("(.{4})(?=.)", "$1 ");
        return random.nextInt(4) == 0 ? written.toLowerCase(Locale.ROOT) : written;
    }

    private String socialSecurity() {
        int area = 1 + random.nextInt(899);
        String separator = pick("-", " ");
        return String.format(
                Locale.ROOT,
                "%03d%s%02d%s%04d",
                area == 666 ? 665 : area,
                separator,
                1 + random.nextInt(99),
                separator,
                1 + random.nextInt(9999));
    }

    private String ip4() {
        return random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256);
    }

    private String ip6() {
        String written = switch (random.nextInt(6)) {
            case 0 -> "2001:0db8:" + hex4() + ":" + hex4() + ":" + hex4() + ":" + hex4() + ":" + hex4() + ":" + hex4();
            case 1 -> "2001:db8::" + hex();
            case 2 -> "2a02:" + hex() + ":" + hex() + "::" + hex() + ":" + hex();
            case 3 -> "fe80::" + hex() + ":" + hex() + ":" + hex() + ":" + hex() + "%eth" + random.nextInt(10);
            case 4 -> "::ffff:" + ip4();
            default -> "fd00:" + hex() + "::" + hex();
        };
        return random.nextInt(4) == 0 && written.indexOf('%') < 0 ? written.toUpperCase(Locale.ROOT) : written;
    }

    private String hex() {
        return Integer.toHexString(1 + random.nextInt(0xffff));
    }

    private String hex4() {
        return String.format(Locale.ROOT, "%04x", random.nextInt(0x10000));
    }

    private String phone() {
        int area = 200 + random.nextInt(800);
        return switch (random.nextInt(16)) {
            case 0 -> "+1 (" + area + ") 555-" + digits(4);
            case 1 -> "+1-" + area + "-555-" + digits(4);
            case 2 -> "+1" + area + "555" + digits(4);
            case 3 -> "(" + area + ") 555-" + digits(4);
            case 4 -> area + "-555-" + digits(4);
            case 5 -> area + ".555." + digits(4);
            case 6 -> "1-800-555-" + digits(4);
            case 7 -> "+49 151 " + digits(8);
            case 8 -> "+49 (0)30 " + digits(7);
            case 9 -> "+44 20 " + digits(4) + " " + digits(4);
            case 10 -> "+33 6 " + digits(2) + " " + digits(2) + " " + digits(2) + " " + digits(2);
            case 11 -> "0151-" + digits(8);
            case 12 -> "030/" + digits(7);
            case 13 -> "06 " + digits(2) + " " + digits(2) + " " + digits(2) + " " + digits(2);
            case 14 -> "020 7946 " + digits(4);
            default -> "0049 30 " + digits(7);
        };
    }

    String password() {
        StringBuilder password = new StringBuilder(text(BASE62, 8));
        for (int i = 0; i < 4; i++) {
            password.insert(
                    1 + random.nextInt(password.length() - 1), pick("!", "$", "%", "-", "_", "~", "^", "+", "7"));
        }
        return password.toString();
    }

    String token() {
        return switch (random.nextInt(10)) {
            case 0 -> pick("ghp_", "gho_", "ghu_", "ghs_", "ghr_") + text(BASE62, 36);
            case 1 -> "github_pat_" + text(BASE62, 22) + "_" + text(BASE62, 40);
            case 2 -> "glpat-" + text(BASE62 + "-_", 20);
            case 3 -> "sk-proj-" + text(BASE62 + "-_", 40);
            case 4 -> "sk_live_" + text(BASE62, 24);
            case 5 -> "ya29." + text(BASE62 + "-_", 60);
            case 6 -> "xox" + pick("b", "p", "a") + "-" + digits(12) + "-" + text(BASE62, 24);
            case 7 -> pick("AKIA", "ASIA") + text("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16);
            case 8 -> "AIza" + text(BASE62 + "-_", 35);
            default -> "sk-ant-api03-" + text(BASE62 + "-_", 40);
        };
    }

    String webToken() {
        return "eyJ" + text(BASE62, 20) + ".eyJ" + text(BASE62, 60) + "." + text(BASE62 + "-_", 43);
    }

    String pem() {
        String kind = pick(
                "PRIVATE KEY", "RSA PRIVATE KEY", "OPENSSH PRIVATE KEY", "CERTIFICATE", "PGP MESSAGE", "EC PARAMETERS");
        return "-----BEGIN " + kind + "-----\n" + base64(64) + "\n" + base64(64) + "\n" + base64(20) + "==\n-----END "
                + kind + "-----";
    }

    String base64(int length) {
        return text(BASE62 + "+/", length);
    }

    String digits(int length) {
        return text("0123456789", length);
    }

    private String word(int least, int most) {
        return text(LETTERS, least + random.nextInt(most - least + 1));
    }

    private String text(String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private String pick(String... from) {
        return from[random.nextInt(from.length)];
    }
}
