package dev.sextant.bootstrap.database;

import dev.sextant.bootstrap.StartFailed;
import dev.sextant.bootstrap.workspace.OwnerOnly;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * As whom PostgreSQL runs: it refuses to run as root. A plain user runs it directly. Root runs it in a user namespace without privileges, where the files stay
 * root's own, or, where the system forbids that, as another user who then owns the database's folder.
 */
final class ServerUser {

    private static final Duration PROBE = Duration.ofSeconds(10);
    private static final int ROOT = 0;

    private final List<String> prefix;
    private final Option<String> owner;

    private ServerUser(List<String> prefix, Option<String> owner) {
        this.prefix = prefix;
        this.owner = owner;
    }

    /**
     * Decides for a database folder that exists.
     *
     * @param folder the folder that holds the database's files
     * @param data the data directory in it, which may not exist yet
     * @throws StartFailed when this process is root and the system offers no way to run a program as somebody else
     */
    static ServerUser of(Path folder, Path data) {
        int self = currentUser(folder);
        int holder = ownerOf(Files.exists(data) ? data : folder);
        if (self != ROOT) {
            if (holder != self) {
                throw new StartFailed("The database in " + folder + " belongs to another user (id " + holder
                        + "). Run as that user, or choose another folder with --data DIR.");
            }
            return new ServerUser(List.of(), Option.none());
        }
        if (holder != ROOT) {
            return asUser(Integer.toString(holder), folder);
        }
        if (works(List.of("unshare", "--user"))) {
            return new ServerUser(List.of("unshare", "--user"), Option.none());
        }
        if (Files.exists(data)) {
            throw new StartFailed(
                    "PostgreSQL does not run as root, and this system forbids user namespaces (unshare --user). Give the folder "
                            + folder + " to another user with chown -R, then start again.");
        }
        return Stream.of("postgres", "nobody")
                .map(ServerUser::idOf)
                .flatMap(id -> id.toJavaStream())
                .findFirst()
                .map(id -> asUser(id, folder))
                .orElseThrow(() -> new StartFailed(
                        "PostgreSQL does not run as root, and this system has neither user namespaces (unshare --user) nor a user"
                                + " 'postgres' or 'nobody'. Start sextant as a plain user."));
    }

    /** The command line that runs a command as this user. */
    List<String> wrap(List<String> command) {
        var wrapped = new ArrayList<>(prefix);
        wrapped.addAll(command);
        return List.copyOf(wrapped);
    }

    /** Hands files that this process made to the user who has to use them. */
    void give(Path path) {
        owner.forEach(id -> {
            var chown = Command.run(List.of("chown", "-R", id, path.toString()), PROBE);
            if (chown.exitCode() != 0) {
                throw new StartFailed("Cannot give " + path + " to the user " + id + ": " + chown.output());
            }
        });
    }

    private static ServerUser asUser(String id, Path folder) {
        List<String> prefix = Stream.of(
                        List.of("setpriv", "--reuid", id, "--regid", groupOf(id), "--clear-groups"),
                        List.of("chroot", "--userspec", id + ":" + groupOf(id), "--skip-chdir", "/"))
                .filter((Predicate<List<String>>) ServerUser::works)
                .findFirst()
                .orElseThrow(() -> new StartFailed(
                        "PostgreSQL does not run as root, and neither 'setpriv' nor 'chroot --userspec' can run it as user "
                                + id + ". Start sextant as a plain user."));
        var user = new ServerUser(prefix, Option.some(id));
        letThrough(folder);
        user.give(folder);
        if (Command.run(user.wrap(List.of("test", "-x", folder.toString())), PROBE)
                        .exitCode()
                != 0) {
            throw new StartFailed("PostgreSQL does not run as root, and the user " + id + " cannot reach " + folder
                    + ". Choose a folder outside root's home with --data DIR, for example --data /var/lib/sextant.");
        }
        return user;
    }

    /** The data folder may be crossed, not read, so that the database's own folder in it can be reached. */
    private static void letThrough(Path folder) {
        Path around = folder.resolve("..").normalize();
        try {
            OwnerOnly.permit(around, "rwx--x--x");
        } catch (IOException failure) {
            throw new StartFailed("Cannot change the rights of " + around + ": " + failure.getMessage(), failure);
        }
    }

    private static boolean works(List<String> prefix) {
        var probe = new ArrayList<>(prefix);
        probe.add("true");
        return Command.run(probe, PROBE).exitCode() == 0;
    }

    private static Option<String> idOf(String user) {
        var id = Command.run(List.of("id", "-u", user), PROBE);
        return id.exitCode() == 0 ? Option.some(id.output().strip()) : Option.none();
    }

    private static String groupOf(String id) {
        var group = Command.run(List.of("id", "-g", id), PROBE);
        return group.exitCode() == 0 ? group.output().strip() : id;
    }

    /** Who this process is, told by a file that it makes: the same on every system with such owners; where there are none, everybody is user 1. */
    private static int currentUser(Path folder) {
        try {
            Path probe = Files.createTempFile(folder, ".owner", "");
            try {
                return ownerOf(probe);
            } finally {
                Files.delete(probe);
            }
        } catch (IOException failure) {
            throw new StartFailed("The folder " + folder + " cannot be written: " + failure.getMessage(), failure);
        }
    }

    private static int ownerOf(Path path) {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return 1;
        }
        try {
            return (Integer) Files.getAttribute(path, "unix:uid");
        } catch (IOException failure) {
            throw new StartFailed("The owner of " + path + " cannot be read: " + failure.getMessage(), failure);
        }
    }
}
