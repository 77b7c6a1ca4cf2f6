package dev.sextant.cases.domain;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a person's message as an answer to a proposal that waits. A bare yes, one of a fixed list of English phrases and nothing else, confirms. A yes with a question, a condition
 * or anything more does not. A message that begins with a no withdraws the proposal, whatever follows. Everything else leaves it open. When in doubt, nothing is confirmed.
 */
public final class Affirmations {

    /** What a message says about the proposal. */
    public enum Answer {
        /** It confirms. */
        CONFIRMS,
        /** It says no. */
        WITHDRAWS,
        /** It says neither. */
        LEAVES_OPEN
    }

    private static final Set<String> YES = Set.of(
            "yes",
            "y",
            "yes please",
            "yes do",
            "yes do it",
            "yes do that",
            "yes go ahead",
            "yes please do",
            "yes i do",
            "yes i confirm",
            "yes confirm",
            "yes confirmed",
            "yes i agree",
            "yes agreed",
            "yes that is correct",
            "yes that's correct",
            "yes that is right",
            "yes that's right",
            "yes correct",
            "yes thanks",
            "yes thank you",
            "yep",
            "yeah",
            "yup",
            "ok",
            "okay",
            "ok do it",
            "okay do it",
            "ok go ahead",
            "okay go ahead",
            "sure",
            "sure go ahead",
            "sure do it",
            "go ahead",
            "please do",
            "please go ahead",
            "do it",
            "do that",
            "confirm",
            "confirmed",
            "i confirm",
            "i agree",
            "agreed",
            "approve",
            "approved",
            "correct",
            "that is correct",
            "that's correct",
            "that is right",
            "that's right",
            "sounds good",
            "looks good",
            "absolutely",
            "definitely",
            "affirmative",
            "proceed",
            "please proceed",
            "yes proceed",
            "yes please proceed");

    private static final List<String> NO = List.of(
            "no",
            "nope",
            "nah",
            "never",
            "not yet",
            "not now",
            "don't",
            "dont",
            "do not",
            "please don't",
            "please do not",
            "stop",
            "cancel",
            "withdraw",
            "reject",
            "rejected",
            "decline",
            "declined",
            "negative",
            "i disagree",
            "disagree",
            "wait",
            "hold on");

    /** Phrases that begin with a no and do not say one. */
    private static final List<String> NO_IS_MEANT_OTHERWISE =
            List.of("no problem", "no worries", "no doubt", "no objection", "no objections", "no idea");

    private static final Pattern END = Pattern.compile("[.!\\s]+$");
    private static final Pattern PAUSE = Pattern.compile("[,;:.!\\s]+");

    private Affirmations() {}

    /**
     * Reads a message.
     *
     * @param message what a person wrote while a proposal waited
     */
    public static Answer read(String message) {
        // Typographic apostrophes are what phones write.
        String lower = message.strip().toLowerCase(Locale.ROOT).replace('\u2019', '\'');
        String words = PAUSE.matcher(END.matcher(lower).replaceAll("")).replaceAll(" ");
        if (YES.contains(words)) {
            return Answer.CONFIRMS;
        }
        boolean meantOtherwise = NO_IS_MEANT_OTHERWISE.stream().anyMatch(phrase -> beginsWith(words, phrase));
        boolean no = NO.stream().anyMatch(phrase -> beginsWith(words, phrase));
        return no && !meantOtherwise ? Answer.WITHDRAWS : Answer.LEAVES_OPEN;
    }

    private static boolean beginsWith(String words, String phrase) {
        return words.startsWith(phrase)
                && (words.length() == phrase.length() || !isPartOfWord(words.charAt(phrase.length())));
    }

    private static boolean isPartOfWord(char next) {
        return Character.isLetterOrDigit(next) || next == '\'';
    }
}
