package dev.sextant.shared.web;

import dev.sextant.cases.application.AddMessage;
import dev.sextant.cases.application.CauseProof;
import dev.sextant.cases.application.ChangeCaseStatus;
import dev.sextant.cases.application.DecideProposal;
import dev.sextant.cases.application.DeleteCase;
import dev.sextant.cases.application.EditCase;
import dev.sextant.cases.application.MergeCases;
import dev.sextant.cases.application.OpenCase;
import dev.sextant.cases.application.ProposeTransition;
import dev.sextant.cases.application.TagCase;
import dev.sextant.cases.application.TransitionChoices;
import dev.sextant.cases.application.UntagCase;
import dev.sextant.cases.application.inmemory.InMemoryCaseQueries;
import dev.sextant.cases.application.inmemory.InMemoryCases;
import dev.sextant.cases.domain.CauseState;
import dev.sextant.cases.web.CaseHandlers;
import dev.sextant.cases.web.CaseRoutes;
import dev.sextant.shared.application.Authenticator.Identity;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.application.inmemory.InMemoryIdempotencyKeys;
import dev.sextant.shared.application.inmemory.InMemoryOutbox;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.domain.UuidV7;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;

/** The whole program over adapters in memory, listening on a free port, with three users: Ann and Bob of one tenant, where Bob may only read, and Eve of another. */
final class InMemoryProgram implements AutoCloseable {

    static final String ANN = "sxt_ann";
    static final String BOB = "sxt_bob";
    static final String EVE = "sxt_eve";

    private static final Set<Permission> ALL =
            Set.of(new Permission("cases:read"), new Permission("cases:write"), new Permission("cases:manage"));

    final InMemoryTransactions transactions = new InMemoryTransactions();
    final InMemoryOutbox outbox = new InMemoryOutbox(transactions);
    final Metrics metrics = new Metrics();
    final ContractCheck contract;
    private final WebServer server;

    InMemoryProgram(ContractCheck contract, Routes... more) {
        this(contract, Duration.ofSeconds(20), limit -> true, more);
    }

    InMemoryProgram(
            ContractCheck contract, Duration idle, dev.sextant.shared.application.Readiness readiness, Routes... more) {
        this.contract = contract;
        var clock = Clock.systemUTC();
        IdGenerator ids = new UuidV7(clock, new SecureRandom());
        var handling = new Handling(transactions, metrics.observer(), System::nanoTime);
        var parts = new ArrayList<Routes>(List.of(new CaseRoutes(handling, cases(ids, clock))));
        parts.addAll(List.of(more));
        var key = new SecretKeySpec("a key of thirty-two bytes, or so".getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        var config = new WebConfig("127.0.0.1", 0, 1 << 20, idle, false, key);
        var services = new WebServices(
                InMemoryProgram::identify,
                transactions,
                new InMemoryIdempotencyKeys(transactions, clock),
                readiness,
                ids,
                metrics);
        this.server = WebServer.start(config, services, parts);
    }

    private CaseHandlers cases(IdGenerator ids, Clock clock) {
        var cases = new InMemoryCases(transactions);
        CauseProof proof = (actor, id) -> CauseState.NOT_KNOWN;
        return new CaseHandlers(
                new OpenCase(cases, outbox, ids, clock),
                new EditCase(cases, outbox, clock),
                new DeleteCase(cases, outbox, clock),
                new TagCase(cases, outbox, clock),
                new UntagCase(cases, outbox, clock),
                new MergeCases(cases, outbox, clock),
                new AddMessage(cases, cases, outbox, proof, ids, clock),
                new ChangeCaseStatus(cases, outbox, proof, clock),
                new ProposeTransition(cases, outbox, proof, ids, clock),
                new DecideProposal(cases, outbox, proof, clock),
                new TransitionChoices(cases, proof),
                new InMemoryCaseQueries(cases));
    }

    private static Option<Identity> identify(String token) {
        var here = new TenantId(new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0001L));
        var there = new TenantId(new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0002L));
        return Option.of(Map.of(
                        ANN,
                                new Identity(
                                        here,
                                        new UserId(new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0011L)),
                                        ALL),
                        BOB,
                                new Identity(
                                        here,
                                        new UserId(new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0012L)),
                                        Set.of(new Permission("cases:read"))),
                        EVE,
                                new Identity(
                                        there,
                                        new UserId(new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0013L)),
                                        ALL))
                .get(token));
    }

    int port() {
        return server.port();
    }

    Caller caller() {
        return Caller.of(port(), contract);
    }

    Caller ann() {
        return caller().token(ANN);
    }

    Caller bob() {
        return caller().token(BOB);
    }

    Caller eve() {
        return caller().token(EVE);
    }

    void stop(Duration drain) {
        server.stop(drain);
    }

    @Override
    public void close() {
        server.stop(Duration.ofMillis(500));
    }
}
