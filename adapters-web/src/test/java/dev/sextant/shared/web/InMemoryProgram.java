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
import dev.sextant.cases.application.ShareCase;
import dev.sextant.cases.application.SharesOfCase;
import dev.sextant.cases.application.TagCase;
import dev.sextant.cases.application.TransitionChoices;
import dev.sextant.cases.application.UnshareCase;
import dev.sextant.cases.application.UntagCase;
import dev.sextant.cases.application.inmemory.InMemoryCaseQueries;
import dev.sextant.cases.application.inmemory.InMemoryCases;
import dev.sextant.cases.domain.Access;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.cases.domain.CauseState;
import dev.sextant.cases.domain.Grantee;
import dev.sextant.cases.domain.Requester;
import dev.sextant.cases.web.CaseHandlers;
import dev.sextant.cases.web.CaseRoutes;
import dev.sextant.identity.web.InMemoryIdentity;
import dev.sextant.investigation.application.AnalyseFile;
import dev.sextant.investigation.application.AnalysisDocument;
import dev.sextant.investigation.application.CaseDirectory;
import dev.sextant.investigation.application.DeleteFile;
import dev.sextant.investigation.application.FileAnalyser;
import dev.sextant.investigation.application.FileContents;
import dev.sextant.investigation.application.FilesOfVisibleCases;
import dev.sextant.investigation.application.RemoveUnusedContent;
import dev.sextant.investigation.application.RetryAnalysis;
import dev.sextant.investigation.application.UploadFile;
import dev.sextant.investigation.application.inmemory.InMemoryUploadedFiles;
import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.Finding;
import dev.sextant.investigation.domain.logs.reading.ContentKind;
import dev.sextant.investigation.web.FileHandlers;
import dev.sextant.investigation.web.FileRoutes;
import dev.sextant.messaging.application.FollowEvents;
import dev.sextant.messaging.application.WebhookPermissions;
import dev.sextant.messaging.application.inmemory.InMemoryEventFeed;
import dev.sextant.messaging.web.EventStreamRoutes;
import dev.sextant.messaging.web.InMemoryEventDelivery;
import dev.sextant.messaging.web.InMemoryWebhookWorld;
import dev.sextant.messaging.web.StreamSettings;
import dev.sextant.shared.application.Allowance;
import dev.sextant.shared.application.Authenticator;
import dev.sextant.shared.application.Authenticator.Identity;
import dev.sextant.shared.application.CancelJob;
import dev.sextant.shared.application.CloudEventNames;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.SchedulePermissions;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.application.Unavailable;
import dev.sextant.shared.application.inmemory.InMemoryBlobStore;
import dev.sextant.shared.application.inmemory.InMemoryIdempotencyKeys;
import dev.sextant.shared.application.inmemory.InMemoryJobs;
import dev.sextant.shared.application.inmemory.InMemoryOutbox;
import dev.sextant.shared.application.inmemory.InMemoryRelay;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.domain.UuidV7;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;

/** The whole program over adapters in memory, listening on a free port, with three users: Ann and Bob of one tenant, where Bob may only read, and Eve of another. */
public final class InMemoryProgram implements AutoCloseable {

    /** The largest file that it takes, in bytes. */
    public static final long LARGEST_UPLOAD = 2 << 20;

    static final String ANN = "sxt_ann";
    static final String BOB = "sxt_bob";
    static final String EVE = "sxt_eve";
    static final String MAL = "sxt_mal";

    /** The tenant of Ann and Bob. */
    public static final TenantId HERE = new TenantId(new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0001L));
    /** The tenant of Eve. */
    public static final TenantId THERE = new TenantId(new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0002L));
    /** With whom nothing can be shared. */
    public static final UserId NOBODY = user(0x999);

    private static final Permission READ = new Permission("cases:read");
    private static final Permission WRITE = new Permission("cases:write");
    private static final Set<Permission> ALL = Set.of(
            READ,
            WRITE,
            new Permission("cases:manage"),
            WebhookPermissions.READ,
            WebhookPermissions.MANAGE,
            SchedulePermissions.READ,
            SchedulePermissions.WRITE,
            new Permission("events:read"),
            new Permission("events:manage"));
    private static final String ANALYSIS = """
            {"verdict":null,"templates":[],"changes":[],"onset":{},"findings":[],"timeline":[],"files":[]}""";

    private final InMemoryTransactions stored = new InMemoryTransactions();
    private final FaultyTransactions transactions = new FaultyTransactions(stored);
    private final InMemoryRelay relay = new InMemoryRelay(stored, PublishedContracts.ALL);
    private final Outbox outbox =
            new DefinedEvents(new InMemoryOutbox(stored, relay, new UuidV7(Clock.systemUTC(), new SecureRandom())));
    private final InMemoryEventFeed feed = new InMemoryEventFeed();
    private final FullStore blobs = new FullStore(new InMemoryBlobStore(Clock.systemUTC()));
    private final Queue<Runnable> jobsToRun = new ConcurrentLinkedQueue<>();
    private final RoomForFiles room = new RoomForFiles();
    private final AtomicBoolean ready = new AtomicBoolean(true);
    private final ContractCheck contract;
    private final InMemoryIdentity identity;
    private final InMemoryEventDelivery events;
    private final InMemoryWebhookWorld webhooks;
    private final List<Routes> parts;
    private final WebServer server;

    /** A program whose answers are held against this contract, with more routes beside its own. */
    public InMemoryProgram(ContractCheck contract, Routes... more) {
        this(contract, Duration.ofSeconds(20), more);
    }

    /** A program that closes idle connections sooner. */
    public InMemoryProgram(ContractCheck contract, Duration idle, Routes... more) {
        this(contract, idle, Pace.USUAL, standardPeople(), more);
    }

    /** A program that cuts off slow clients sooner. */
    public InMemoryProgram(ContractCheck contract, Pace pace, Routes... more) {
        this(contract, Duration.ofSeconds(20), pace, standardPeople(), more);
    }

    /** A program with users of one's own, by their tokens. */
    public InMemoryProgram(ContractCheck contract, Map<String, Identity> people) {
        this(contract, Duration.ofSeconds(20), Pace.USUAL, people);
    }

    /** A program that limits requests. */
    static InMemoryProgram limited(ContractCheck contract, Allowance allowance) {
        return new InMemoryProgram(
                contract,
                Duration.ofSeconds(20),
                Pace.USUAL,
                standardPeople(),
                allowance,
                StreamSettings.standard(),
                Clock.systemUTC());
    }

    /** A program that goes by another clock. */
    static InMemoryProgram at(Clock clock, ContractCheck contract, StreamSettings streams) {
        return new InMemoryProgram(
                contract, Duration.ofSeconds(20), Pace.USUAL, standardPeople(), Allowance.UNLIMITED, streams, clock);
    }

    /** A program that streams events in another way, or to other people. */
    public static InMemoryProgram streaming(
            ContractCheck contract, Pace pace, Map<String, Identity> more, StreamSettings streams) {
        var people = new HashMap<>(standardPeople());
        people.putAll(more);
        return new InMemoryProgram(
                contract, Duration.ofSeconds(20), pace, people, Allowance.UNLIMITED, streams, Clock.systemUTC());
    }

    private InMemoryProgram(
            ContractCheck contract, Duration idle, Pace pace, Map<String, Identity> people, Routes... more) {
        this(contract, idle, pace, people, Allowance.UNLIMITED, StreamSettings.standard(), Clock.systemUTC(), more);
    }

    private InMemoryProgram(
            ContractCheck contract,
            Duration idle,
            Pace pace,
            Map<String, Identity> people,
            Allowance allowance,
            StreamSettings streams,
            Clock clock,
            Routes... more) {
        this.contract = contract;
        IdGenerator ids = new UuidV7(clock, new SecureRandom());
        var metrics = new Metrics();
        var handling = new Handling(transactions, metrics.observer(), System::nanoTime);
        var jobs = new InMemoryJobs(stored, ids, clock, jobsToRun::add);
        var cases = new InMemoryCases(stored);
        var files = new InMemoryUploadedFiles(stored);
        this.parts = new ArrayList<>(List.of(
                new CaseRoutes(handling, cases(cases, ids, clock)),
                new FileRoutes(handling, files(handling, cases, jobs, files, ids, clock)),
                new JobRoutes(handling, jobs, new CancelJob(jobs, WRITE), READ),
                ScheduledInMemory.routes(stored, handling, jobs, outbox, ids, clock),
                new EventStreamRoutes(
                        new FollowEvents(handling, feed),
                        PublishedContracts.ALL,
                        CloudEventNames.SEXTANT,
                        streams,
                        clock),
                PublishedContracts.routes()));
        parts.addAll(HypothesesInMemory.routes(stored, handling, new KnownCases(cases), files, outbox, ids, clock));
        relay.subscribe(feed);
        this.identity = new InMemoryIdentity(
                new InMemoryIdentity.Ground(stored, transactions, handling, outbox, jobs, ids, clock));
        parts.addAll(identity.routes());
        this.events = new InMemoryEventDelivery(stored, transactions, handling, outbox, ids, clock);
        parts.addAll(events.routes());
        this.webhooks = new InMemoryWebhookWorld(stored, transactions, handling, outbox, ids, clock);
        parts.addAll(webhooks.routes());
        parts.addAll(List.of(more));
        var key = new SecretKeySpec("a key of thirty-two bytes, or so".getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        var config = new WebConfig("127.0.0.1", 0, LARGEST_UPLOAD, idle, pace, false, key);
        var keys = new InMemoryIdempotencyKeys(stored, clock);
        var tokens = identity.authenticator();
        Authenticator authenticator = token -> identify(people, token).orElse(() -> tokens.identify(token));
        var services =
                new WebServices(authenticator, allowance, transactions, keys, limit -> ready.get(), ids, metrics);
        this.server = WebServer.start(config, services, parts);
    }

    private FileHandlers files(
            Handling handling,
            InMemoryCases cases,
            InMemoryJobs jobs,
            InMemoryUploadedFiles files,
            IdGenerator ids,
            Clock clock) {
        CaseDirectory directory = new KnownCases(cases);
        FileAnalyser analyser = (name, content) -> content.read() < 0
                ? new FileAnalyser.Examination(
                        new Finding(ContentKind.UNKNOWN, 0, Option.some("The file is empty.")), Option.none())
                : new FileAnalyser.Examination(
                        new Finding(ContentKind.LOGS, 90, Option.none()), Option.some(new AnalysisDocument(ANALYSIS)));
        jobs.register(new AnalyseFile(stored, files, directory, blobs, analyser, outbox, clock));
        jobs.register(new RemoveUnusedContent(stored, files, blobs));
        var queries = new FilesOfVisibleCases(files, directory);
        var upload = new UploadFile(files, queries, directory, blobs, room, jobs, outbox, ids, clock);
        var retry = new RetryAnalysis(files, directory, jobs, outbox, clock);
        var contents = new FileContents(
                handling, stored, directory, blobs, room, queries, jobs, upload, retry, LARGEST_UPLOAD);
        return new FileHandlers(
                upload, new DeleteFile(files, directory, jobs, outbox, clock), contents, queries, directory);
    }

    private record KnownCases(InMemoryCases cases) implements CaseDirectory {
        @Override
        public Standing look(Actor actor, CaseRef caseRef) {
            return cases.find(actor, new CaseId(caseRef.value()))
                    .map(found -> !found.accessOf(Requester.of(actor)).includes(Access.WRITE)
                            ? Standing.READ_ONLY
                            : found.status().isTerminal() ? Standing.ENDED : Standing.OPEN)
                    .getOrElse(Standing.UNKNOWN);
        }

        @Override
        public Standing hold(Actor actor, CaseRef caseRef) {
            return look(actor, caseRef);
        }
    }

    private CaseHandlers cases(InMemoryCases cases, IdGenerator ids, Clock clock) {
        CauseProof proof = (actor, id) -> CauseState.NOT_KNOWN;
        return new CaseHandlers(
                new OpenCase(cases, InMemoryProgram::has, outbox, ids, clock),
                new EditCase(cases, InMemoryProgram::has, outbox, clock),
                new DeleteCase(cases, outbox, clock),
                new TagCase(cases, outbox, clock),
                new UntagCase(cases, outbox, clock),
                new MergeCases(cases, outbox, clock),
                new AddMessage(cases, cases, outbox, proof, ids, clock),
                new ChangeCaseStatus(cases, outbox, proof, clock),
                new ProposeTransition(cases, outbox, proof, ids, clock),
                new DecideProposal(cases, outbox, proof, clock),
                new ShareCase(cases, InMemoryProgram::has, outbox, clock),
                new UnshareCase(cases, outbox, clock),
                new TransitionChoices(cases, proof),
                new SharesOfCase(cases),
                new InMemoryCaseQueries(cases));
    }

    /** Everybody is known but {@link #NOBODY}. */
    private static boolean has(Actor actor, Grantee grantee) {
        return !grantee.equals(Grantee.user(NOBODY));
    }

    private static Option<Identity> identify(Map<String, Identity> people, String token) {
        return Option.of(people.get(token));
    }

    private static Map<String, Identity> standardPeople() {
        return Map.of(
                ANN, new Identity(HERE, user(0x11), ALL),
                BOB, new Identity(HERE, user(0x12), Set.of(READ)),
                MAL, new Identity(HERE, user(0x13), Set.of()),
                EVE, new Identity(THERE, user(0x14), ALL));
    }

    /** The id of a user. */
    public static UserId user(long number) {
        return new UserId(new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L | number));
    }

    /** The token of the newest letter to an address that has one of this kind, such as {@code sxt_inv_}. */
    public String letter(String address, String prefix) {
        return identity.letter(address, prefix);
    }

    /** Makes the user of an address one of those who run the platform, as the command line does. */
    public void appoint(String address) {
        identity.appoint(address);
    }

    /** Everything that it serves. */
    List<Route> routes() {
        var own = new ServerRoutes(new ServerState(limit -> ready.get()), new Metrics());
        return Stream.concat(Stream.of(own), parts.stream())
                .flatMap(part -> part.routes().stream())
                .toList();
    }

    /** Lets every seat of every organisation be taken, or not. */
    public void seatsAreTaken(boolean taken) {
        identity.seatsAreTaken(taken);
    }

    /** Sends what is due to webhooks; their receivers answer with this status. */
    public void deliver(int status) {
        webhooks.deliver(status);
    }

    /** Lets the room for files be used up, or not. */
    public void roomIsUsedUp(boolean usedUp) {
        room.usedUp.set(usedUp);
    }

    /** Where it listens. */
    public int port() {
        return server.port();
    }

    /** Nobody known. */
    public Caller caller() {
        return Caller.of(port(), contract);
    }

    /** May do everything. */
    public Caller ann() {
        return caller().token(ANN);
    }

    /** May only read. */
    public Caller bob() {
        return caller().token(BOB);
    }

    /** May do everything, in another tenant. */
    public Caller eve() {
        return caller().token(EVE);
    }

    /** Stops as the server does. */
    public void stop(Duration drain) {
        server.stop(drain);
    }

    /** May do nothing. */
    public Caller mal() {
        return caller().token(MAL);
    }

    /** Lets the database be away, or back. */
    public void databaseIsAway(boolean away) {
        transactions.away.set(away);
        ready.set(!away);
    }

    /** Adds an event that a subscriber could not handle; answers the id of the dead letter. */
    public String deadLetter(TenantId tenant) {
        return events.deadLetter(tenant);
    }

    /** Lets the file store be full, or not. */
    public void storeIsFull(boolean full) {
        blobs.full.set(full);
    }

    /** Does the jobs that were submitted. */
    public void runJobs() {
        for (Runnable job = jobsToRun.poll(); job != null; job = jobsToRun.poll()) {
            job.run();
        }
    }

    /** Transactions over a database that can be away. */
    private static final class FaultyTransactions implements Transactions {
        private final Transactions real;
        private final AtomicBoolean away = new AtomicBoolean();

        private FaultyTransactions(Transactions real) {
            this.real = real;
        }

        private void check() {
            if (away.get()) {
                throw new Unavailable("database", Duration.ofSeconds(3), new IOException("connection refused"));
            }
        }

        @Override
        public <L, R> Either<L, R> write(Actor actor, Supplier<Either<L, R>> work) {
            check();
            return real.write(actor, work);
        }

        @Override
        public <T> T read(Actor actor, Supplier<T> work) {
            check();
            return real.read(actor, work);
        }

        @Override
        public void afterwards(Runnable action) {
            real.afterwards(action);
        }
    }

    @Override
    public void close() {
        server.stop(Duration.ofMillis(500));
    }
}
