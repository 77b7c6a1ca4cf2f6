package dev.sextant.benchmarks.fuzz;

import dev.sextant.benchmarks.JsonClient;
import dev.sextant.benchmarks.fuzz.Contract.Operation;
import dev.sextant.benchmarks.fuzz.RawExchange.Reply;
import dev.sextant.benchmarks.fuzz.Requests.Made;
import dev.sextant.benchmarks.fuzz.Requests.Who;
import java.io.PrintStream;
import java.util.Random;

/** Asks a server for everything that its contract names, in ways that the contract does not mean. */
public final class Fuzzing {

    private final int port;
    private final long seed;
    private final JsonClient client;
    private final Contract contract;
    private final Findings findings = new Findings();
    private World foreign;
    private World own;
    private int worlds;
    private int requests;

    /**
     * A search on a server of many organisations that trusts this machine as a proxy.
     *
     * @param port where it listens on this machine
     * @param seed the same seed asks the same way, as far as the answers are the same
     */
    public Fuzzing(int port, long seed) {
        this.port = port;
        this.seed = seed;
        this.client = new JsonClient(port);
        this.contract = new Contract(client.contract());
        this.foreign = furnished();
        this.own = furnished();
    }

    private World furnished() {
        return new World(client, "s%d-%d".formatted(seed, ++worlds));
    }

    /**
     * Asks for every operation.
     *
     * @param each how many requests of each
     * @param only a part of the name of the operations that are meant; empty for all
     */
    public void run(int each, String only) {
        for (Operation operation : contract.operations()) {
            if (operation.id().contains(only)) {
                // What the requests before have deleted must not be missing here.
                foreign = own;
                own = furnished();
                var random = new Random(seed * 31 + operation.id().hashCode());
                var made = new Requests(contract, own, foreign, random);
                for (int i = 0; i < each; i++) {
                    ask(operation, made.of(operation));
                }
            }
        }
    }

    private void ask(Operation operation, Made request) {
        Reply reply = RawExchange.send(port, request.bytes());
        requests++;
        findings.judge(operation, request, reply);
        own.learn(reply.body(), reply.header("etag"));
        boolean isShutOut = reply.status() == 401 && request.who() != Who.NOBODY && request.isMeantWell();
        if (isShutOut && !operation.path().contains("/auth/")) {
            own.renew();
        }
    }

    /**
     * Prints what was found.
     *
     * @return whether nothing was
     */
    public boolean report(PrintStream out) {
        out.printf(
                "seed %d: %d requests for %d operations%n",
                seed, requests, contract.operations().size());
        findings.print(out);
        return findings.size() == 0;
    }
}
