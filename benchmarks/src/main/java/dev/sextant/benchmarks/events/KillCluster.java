package dev.sextant.benchmarks.events;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The nodes of the kill matrix: processes of their own, each with a network of its own to the database. Used by one thread. */
final class KillCluster implements AutoCloseable {

    private static final long LEAVE_SECONDS = 15;

    private final EventDatabase database;
    private final KillSettings settings;
    private final Path log;
    private final List<Node> nodes = new ArrayList<>();
    private int started;

    private record Node(String name, Process process, Writer orders, CutProxy network) {}

    /**
     * No nodes yet.
     *
     * @param settings of every node; names and ports are given here
     * @param log where the nodes say what troubles them
     */
    KillCluster(EventDatabase database, KillSettings settings, Path log) {
        this.database = database;
        this.settings = settings;
        this.log = log;
    }

    int size() {
        return nodes.size();
    }

    /** Starts nodes in place of those that are gone, and stops in order what is too much. */
    void be(int size) throws IOException, InterruptedException {
        for (Node node : List.copyOf(nodes)) {
            if (!node.process().isAlive()) {
                forget(node);
            }
        }
        while (nodes.size() > size) {
            Node last = nodes.getLast();
            last.orders().close();
            if (!last.process().waitFor(LEAVE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(last.name() + " does not stop");
            }
            forget(last);
        }
        var fresh = new ArrayList<Node>();
        while (nodes.size() < size) {
            fresh.add(start());
        }
        for (Node node : fresh) {
            // Not closed: it would close what the node writes to.
            var said =
                    new BufferedReader(new InputStreamReader(node.process().getInputStream(), StandardCharsets.UTF_8));
            if (!"ready".equals(said.readLine())) {
                throw new IllegalStateException(node.name() + " does not start; see " + log);
            }
        }
    }

    private Node start() throws IOException {
        started++;
        var network = new CutProxy(database.port());
        var own = new KillSettings(
                "node-" + started, network.port(), settings.ledger(), settings.lease(), settings.secondTransaction());
        var command = new ArrayList<String>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KillNode.class.getName()));
        command.addAll(own.arguments());
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put(KillSettings.APP_PASSWORD, database.appPassword());
        builder.environment().put(KillSettings.WORKER_PASSWORD, database.workerPassword());
        Process process = builder.start();
        var node = new Node(
                own.name(),
                process,
                new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8),
                network);
        nodes.add(node);
        return node;
    }

    private void forget(Node node) {
        node.network().close();
        nodes.remove(node);
    }

    /** Tells every node that lives. */
    void all(String order) {
        for (int i = 0; i < nodes.size(); i++) {
            tell(i, order);
        }
    }

    void tell(int node, String order) {
        try {
            nodes.get(node).orders().write(order + "\n");
            nodes.get(node).orders().flush();
        } catch (IOException dead) {
            // It is replaced before the next round.
        }
    }

    CutProxy network(int node) {
        return nodes.get(node).network();
    }

    /** Kills a node at once. */
    void kill(int node) throws InterruptedException {
        nodes.get(node).process().destroyForcibly().waitFor();
    }

    /** Waits until a node has died by itself, so long at most; says whether it has. */
    boolean awaitDeath(int node, long millis) throws InterruptedException {
        return nodes.get(node).process().waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /** Sends a signal to a node. */
    void signal(int node, String name) throws IOException, InterruptedException {
        signal(name, Stream.of(nodes.get(node).process().toHandle()));
    }

    /** Sends a signal to processes; those that are gone meanwhile do not matter. */
    static void signal(String name, Stream<ProcessHandle> processes) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    }

    @Override
    public void close() {
        for (Node node : List.copyOf(nodes)) {
            node.process().destroyForcibly();
            forget(node);
        }
    }
}
