package dev.sextant.shared.domain.masking;

/** Finds account numbers of ISO 13616: a country, two check digits and as many letters and digits as the country has. */
final class Ibans {

    /** Countries and lengths, from the registry of the standard. */
    private static final String LENGTHS =
            "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24FI18FK18FO18FR27GB22GE22GI23GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27"
                    + "JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20YE30";

    private static final byte[] BY_COUNTRY = byCountry();

    private Ibans() {}

    private static byte[] byCountry() {
        byte[] lengths = new byte[26 * 26];
        for (int i = 0; i < LENGTHS.length(); i += 4) {
            lengths[(LENGTHS.charAt(i) - 'A') * 26 + LENGTHS.charAt(i + 1) - 'A'] =
                    (byte) Integer.parseInt(LENGTHS, i + 2, i + 4, 10);
        }
        return lengths;
    }

    /** Whether an account number begins at the beginning of a word. */
    static boolean find(Window w, int from, Span span) {
        char first = Letters.lower(w.at(from));
        char second = Letters.lower(w.at(from + 1));
        if (!Letters.isDigit(w.at(from + 2))
                || !Letters.isDigit(w.at(from + 3))
                || !Letters.isLetter(first)
                || !Letters.isLetter(second)) {
            return false;
        }
        int length = BY_COUNTRY[(first - 'a') * 26 + second - 'a'];
        int end = length == 0 ? -1 : end(w, from, length);
        return end > 0 && holds(w, from, end) && span.set(from, end, MaskedShape.IBAN);
    }

    /** Position behind so many letters and digits, in one piece or in groups of four with the same separator; -1 if there are not as many. */
    private static int end(Window w, int from, int length) {
        char separator = w.at(from + 4);
        boolean grouped = Groups.isSpace(separator) || separator == '-';
        int p = from;
        for (int taken = 0; taken < length; taken++) {
            if (grouped && taken > 0 && taken % 4 == 0) {
                if (w.at(p) != separator) {
                    return -1;
                }
                p++;
            }
            if (!Letters.isAlphanumeric(w.at(p))) {
                return -1;
            }
            p++;
        }
        return w.isAttached(p) ? -1 : p;
    }

    /** Whether the number that the letters and digits spell, with the first four at the end, leaves 1 when divided by 97. */
    private static boolean holds(Window w, int from, int end) {
        return remainder(w, from, from + 4, remainder(w, from + 4, end, 0)) == 1;
    }

    private static int remainder(Window w, int from, int to, int start) {
        int rest = start;
        for (int p = from; p < to; p++) {
            char c = Letters.lower(w.text[p]);
            if (Letters.isDigit(c)) {
                rest = (rest * 10 + c - '0') % 97;
            } else if (Letters.isLetter(c)) {
                rest = (rest * 100 + c - 'a' + 10) % 97;
            }
        }
        return rest;
    }
}
