package dev.sextant.shared.domain.masking;

/** The kinds of values that are masked. The name of each is that of its placeholders, as in {@code <EMAIL_1>}. */
public enum MaskedShape {
    /** An e-mail address: with sub-addresses, quoted, with international names, and with its at sign encoded as in URLs. */
    EMAIL,
    /** A telephone number: international, or national with separators or behind a label that says so. */
    PHONE,
    /** A payment card of 13 to 19 digits, compact or grouped, whose issuer exists and whose check digit (Luhn) holds. */
    CARD,
    /** An international bank account number, compact or in groups of four, whose check digits (mod 97) hold. */
    IBAN,
    /** A social security number of the United States whose ranges are given out. */
    SSN,
    /** An IPv4 or IPv6 address, with its zone and without its port and prefix length. */
    IP,
    /** A PEM block of any kind, from its first to its last line. */
    PEM,
    /** A signed or encrypted JSON web token. */
    JWT,
    /** A token or key that its issuer's prefix gives away. */
    TOKEN,
    /** The password in a URL, or what follows {@code Bearer} and {@code Basic}. */
    CREDENTIAL,
    /** The value of a key that names a secret, and the data of a Kubernetes Secret. */
    SECRET,
    /** A name out of a list that was given. Nothing is taken for a name by itself. */
    NAME,
    /** A text that only looks like a placeholder of the case, set apart so that putting values back is exact. */
    LITERAL;

    private static final MaskedShape[] ALL = values();

    /** The placeholder with a number. */
    String placeholder(int number) {
        return "<" + name() + "_" + number + ">";
    }

    /**
     * The position behind the text at {@code at} if that has the form of a placeholder, else -1.
     *
     * @param number whether it must have its number and its end; without, the beginning is enough
     */
    static int formAt(Window w, int at, boolean number) {
        if (w.at(at) != '<' || !Letters.isUpper(w.at(at + 1))) {
            return -1;
        }
        for (MaskedShape shape : ALL) {
            int end = at + 1 + shape.name().length();
            if (w.hasAt(at + 1, shape.name()) && w.at(end) == '_') {
                return number ? numberEnd(w, end + 1) : end + 1;
            }
        }
        return -1;
    }

    private static int numberEnd(Window w, int at) {
        int end = w.digitsEnd(at, 10);
        return end > at && end - at < 10 && w.at(end) == '>' ? end + 1 : -1;
    }
}
