package dev.sextant.identity.integration;

import dev.sextant.identity.application.Mail;
import dev.sextant.identity.domain.EmailAddress;
import java.io.PrintStream;

/** Shows letters on the terminal of whoever runs the program, in place of sending them. Control characters are shown as question marks, so that no letter can move the cursor. Safe for many threads. */
public final class TerminalMail implements Mail {

    private final PrintStream terminal;

    /** Mail to a terminal. */
    public TerminalMail(PrintStream terminal) {
        this.terminal = terminal;
    }

    @Override
    public void send(EmailAddress to, String subject, String text) {
        var shown = new StringBuilder("--- letter to ")
                .append(visible(to.value()))
                .append(": ")
                .append(visible(subject))
                .append('\n');
        text.lines().forEach(line -> shown.append(visible(line)).append('\n'));
        terminal.print(shown.append("---\n"));
        terminal.flush();
    }

    private static String visible(String line) {
        return line.codePoints()
                .map(each -> Character.getType(each) == Character.CONTROL || Character.getType(each) == Character.FORMAT
                        ? '?'
                        : each)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
