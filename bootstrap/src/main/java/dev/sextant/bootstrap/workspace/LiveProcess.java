package dev.sextant.bootstrap.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells whether a process that this one need not have started still runs. */
public final class LiveProcess {

    private LiveProcess() {}

    /**
     * Whether it runs. One that ended, and that its parent has not yet asked about, does not: in a container whose first process never asks,
     * such a remnant stays for ever.
     */
    public static boolean is(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent() && !isRemnant(pid);
    }

    private static boolean isRemnant(long pid) {
        Path status = Path.of("/proc", Long.toString(pid), "stat");
        try {
            String text = Files.readString(status, StandardCharsets.ISO_8859_1);
            // The second field is the program's name in parentheses, and may itself hold any character.
            return text.startsWith(" Z", text.lastIndexOf(')') + 1);
        } catch (IOException noSuchFileSystem) {
            return false;
        }
    }
}
