package dev.sextant.bootstrap.cli;

/** The exit codes of every command. */
public final class ExitCode {

    /** It did what was asked. */
    public static final int OK = 0;

    /** It was asked rightly and could not do it. */
    public static final int FAILED = 1;

    /** It was asked wrongly. */
    public static final int USAGE = 2;

    private ExitCode() {}
}
