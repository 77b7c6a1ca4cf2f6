package dev.sextant.shared.domain.masking;

import java.util.Locale;
import java.util.Set;

/** Reads the word in front of a number, which often says what the number is. */
final class Labels {

    private static final int LONGEST = 24;
    private static final int MOST_BETWEEN = 6;

    private static final Set<String> VERSIONS = Set.of(
            "v",
            "ver",
            "release",
            "rel",
            "rev",
            "revision",
            "build",
            "firmware",
            "fw",
            "driver",
            "chrome",
            "chromium",
            "headlesschrome",
            "edg",
            "edge",
            "edga",
            "edgios",
            "opr",
            "safari",
            "firefox",
            "yabrowser",
            "vivaldi",
            "brave",
            "samsungbrowser",
            "electron",
            "crios",
            "fxios",
            "oid",
            "asn",
            "section",
            "chapter");

    private static final String[] PHONES = {
        "phone",
        "telephone",
        "tel",
        "mobile",
        "cell",
        "fax",
        "msisdn",
        "whatsapp",
        "sms",
        "handy",
        "telefon",
        "mobil",
        "phonenumber",
        "telno",
        "mobileno"
    };

    private Labels() {}

    /** Whether what begins here is called a version. */
    static boolean saysVersion(Window w, int from) {
        String word = wordBefore(w, from);
        return word.endsWith("version") || VERSIONS.contains(word);
    }

    /** Whether what begins here is called a telephone number. */
    static boolean saysPhone(Window w, int from) {
        String word = wordBefore(w, from).replace("_", "");
        if (word.equals("number") || word.equals("no") || word.equals("nr")) {
            word = wordBefore(w, from - word.length() - 1);
        }
        for (String phone : PHONES) {
            if (word.endsWith(phone)) {
                return true;
            }
        }
        return false;
    }

    /** Whether what begins here is called a social security number. */
    static boolean saysSocialSecurity(Window w, int from) {
        String word = wordBefore(w, from).replace("_", "");
        return word.endsWith("ssn")
                || word.endsWith("socialsecuritynumber")
                || word.endsWith("socialsecurity")
                || word.equals("security");
    }

    /** The word before a position, small, without the marks that stand between a key and its value; empty if there is none. */
    private static String wordBefore(Window w, int from) {
        int end = from;
        while (end > w.barrier && from - end < MOST_BETWEEN && isBetween(w.before(end))) {
            end--;
        }
        int start = end;
        while (start > w.barrier && end - start < LONGEST && isOfWord(w.before(start))) {
            start--;
        }
        return w.text(start, end).toLowerCase(Locale.ROOT);
    }

    private static boolean isBetween(char c) {
        return c == ' ' || c == ':' || c == '=' || c == '"' || c == '\'' || c == '/' || c == '(' || c == '\\'
                || c == '.' || c == '#';
    }

    private static boolean isOfWord(char c) {
        return Letters.isLetter(c) || c == '_';
    }
}
