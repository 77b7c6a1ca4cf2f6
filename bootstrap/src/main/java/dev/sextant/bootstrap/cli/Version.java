package dev.sextant.bootstrap.cli;

import io.vavr.control.Option;
import picocli.CommandLine.IVersionProvider;

/** Names the version of the program and of the Java that runs it. */
public final class Version implements IVersionProvider {

    /** The version of the program, as its jar carries it; {@code development} when it runs from classes. */
    public static String ofProgram() {
        return Option.of(Version.class.getPackage().getImplementationVersion()).getOrElse("development");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"sextant " + ofProgram() + " (Java " + Runtime.version() + ")"};
    }
}
