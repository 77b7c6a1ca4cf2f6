package dev.sextant.identity.application;

import dev.sextant.identity.domain.EmailAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the letters instead of sending them. */
public final class SentMail implements Mail {

    /**
     * A letter.
     *
     * @param to the address
     * @param subject the subject
     * @param text the text
     */
    public record Letter(EmailAddress to, String subject, String text) {}

    private static final String TOKEN = "#token=";

    private final List<Letter> letters = new CopyOnWriteArrayList<>();

    @Override
    public void send(EmailAddress to, String subject, String text) {
        letters.add(new Letter(to, subject, text));
    }

    /** Every letter, oldest first. */
    public List<Letter> letters() {
        return List.copyOf(letters);
    }

    /** The token in the link of the letter that was sent to an address last. */
    public String lastTokenTo(String address) {
        return letters.reversed().stream()
                .filter(letter -> letter.to().value().equals(address))
                .findFirst()
                .map(letter -> tokenIn(letter.text()))
                .orElseThrow(() -> new AssertionError("no letter to " + address));
    }

    /** The token in a link. */
    public static String tokenIn(String text) {
        int start = text.indexOf(TOKEN) + TOKEN.length();
        int end = text.indexOf('\n', start);
        return text.substring(start, end < 0 ? text.length() : end);
    }
}
