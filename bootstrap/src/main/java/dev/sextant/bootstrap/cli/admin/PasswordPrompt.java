package dev.sextant.bootstrap.cli.admin;

import dev.sextant.bootstrap.cli.CommandFailed;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads a password: from a person at a terminal, unseen and twice, or else the first line of standard input. Never from the command line, which other users of the machine see. Java cannot tell whether standard input is a terminal,
 * so the launcher looks and says so in the system property {@code sextant.typing}.
 */
final class PasswordPrompt {

    private static final int LONGEST = 1_000;

    private PasswordPrompt() {}

    /**
     * Reads it.
     *
     * @throws CommandFailed when there is none, or the two differ
     */
    static String read(InputStream in) {
        return Boolean.getBoolean("sextant.typing") ? typed() : firstLine(in);
    }

    // The launcher chooses the console of java.base, which is none where it could not read unseen.
    @SuppressWarnings("SystemConsoleNull")
    private static String typed() {
        Console console = System.console();
        if (console == null) {
            throw new CommandFailed(
                    "The password cannot be typed here unseen: standard output is no terminal. Send it on standard input.");
        }
        char[] first = entered(console.readPassword("Password: "));
        char[] again = entered(console.readPassword("The same again: "));
        if (!Arrays.equals(first, again)) {
            throw new CommandFailed("The two passwords differ.");
        }
        return new String(first);
    }

    private static char[] entered(char @org.jspecify.annotations.Nullable [] typed) {
        if (typed == null) {
            throw new CommandFailed("No password was given.");
        }
        return typed;
    }

    private static String firstLine(InputStream in) {
        try {
            var line = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
            if (line == null || line.isEmpty()) {
                throw new CommandFailed("No password was given: send it as the first line of standard input.");
            }
            if (line.length() > LONGEST) {
                throw new CommandFailed("The password is longer than " + LONGEST + " characters.");
            }
            return line;
        } catch (IOException failure) {
            throw new CommandFailed("The password cannot be read: " + failure.getMessage(), failure);
        }
    }
}
