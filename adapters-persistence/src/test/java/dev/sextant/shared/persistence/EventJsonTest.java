package dev.sextant.shared.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.cases.domain.CaseEvent;
import dev.sextant.cases.domain.CaseEvent.Dismissal;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.cases.domain.CaseStatus;
import dev.sextant.cases.domain.ClosureReason;
import dev.sextant.cases.domain.Grantee;
import dev.sextant.cases.domain.MessageId;
import dev.sextant.cases.domain.MessageRole;
import dev.sextant.cases.domain.ProposalId;
import dev.sextant.cases.domain.Severity;
import dev.sextant.cases.domain.ShareAccess;
import dev.sextant.cases.domain.Tag;
import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.FileEvent;
import dev.sextant.investigation.domain.FileId;
import dev.sextant.investigation.domain.FileState;
import dev.sextant.investigation.domain.hypothesis.EvidenceRef;
import dev.sextant.investigation.domain.hypothesis.EvidenceRole;
import dev.sextant.investigation.domain.hypothesis.HypothesisEvent;
import dev.sextant.investigation.domain.hypothesis.HypothesisId;
import dev.sextant.investigation.domain.hypothesis.SolutionEvent;
import dev.sextant.investigation.domain.hypothesis.SolutionId;
import dev.sextant.investigation.domain.logs.reading.ContentKind;
import dev.sextant.investigation.domain.signatures.Category;
import dev.sextant.investigation.domain.signatures.Remedy;
import dev.sextant.investigation.domain.verdict.Stance;
import dev.sextant.shared.domain.Event;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Pins the stored form of every event. A golden file is only ever added: a changed shape is a new version of the event. */
class EventJsonTest {

    private static final Path GOLDEN = Path.of("src/test/resources/events");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant AT = Instant.parse("2026-11-21T12:00:00.123456Z");
    private static final UserId ADA = new UserId(new UUID(0x0192_0000_0000_7000L, 1));
    private static final CaseId CASE = new CaseId(new UUID(0x0192_0000_0000_7000L, 2));
    private static final CaseId INTO = new CaseId(new UUID(0x0192_0000_0000_7000L, 3));
    private static final MessageId MESSAGE = new MessageId(new UUID(0x0192_0000_0000_7000L, 4));
    private static final ProposalId PROPOSAL = new ProposalId(new UUID(0x0192_0000_0000_7000L, 5));
    private static final FileId FILE = new FileId(new UUID(0x0192_0000_0000_7000L, 6));
    private static final CaseRef REF = new CaseRef(CASE.value());
    private static final HypothesisId HYP = new HypothesisId(new UUID(0x0192_0000_0000_7000L, 7));
    private static final SolutionId SOL = new SolutionId(new UUID(0x0192_0000_0000_7000L, 8));
    private static final Option<HypothesisId> CAUSE = Option.some(HYP);

    static Stream<Event> events() {
        return Stream.of(
                new CaseEvent.CaseOpened(
                        CASE, Severity.HIGH, Option.some(ADA), List.of(new Tag("checkout"), new Tag("prod")), ADA, AT),
                new CaseEvent.CaseEdited(CASE, List.of("severity", "title"), Severity.LOW, Option.none(), ADA, AT),
                new CaseEvent.MessageAdded(CASE, MESSAGE, MessageRole.ASSISTANT, ADA, AT),
                new CaseEvent.TransitionProposed(CASE, PROPOSAL, CaseStatus.RESOLVED, ADA, AT),
                new CaseEvent.ProposalDismissed(CASE, PROPOSAL, Dismissal.OVERTAKEN, ADA, AT),
                new CaseEvent.StatusChanged(
                        CASE,
                        CaseStatus.INVESTIGATING,
                        CaseStatus.CLOSED,
                        Option.some(ClosureReason.FALSE_POSITIVE),
                        Option.some(PROPOSAL),
                        ADA,
                        AT),
                new CaseEvent.CaseTagged(CASE, new Tag("prod"), ADA, AT),
                new CaseEvent.CaseUntagged(CASE, new Tag("prod"), ADA, AT),
                new CaseEvent.CaseMerged(CASE, INTO, ADA, AT),
                new CaseEvent.CaseShared(
                        CASE, Grantee.user(ADA), ShareAccess.WRITE, Option.some(ShareAccess.READ), ADA, AT),
                new CaseEvent.CaseUnshared(CASE, Grantee.organization(), ShareAccess.READ, ADA, AT),
                new CaseEvent.CaseDeleted(CASE, ADA, AT),
                new FileEvent.FileUploaded(FILE, REF, "a".repeat(64), 5_000_000_000L, ADA, AT),
                new FileEvent.FileAnalysisRetried(FILE, REF, ADA, AT),
                new FileEvent.FileAnalysisStarted(FILE, REF, ADA, AT),
                new FileEvent.FileAnalysed(FILE, REF, FileState.ANALYSED, ContentKind.SOURCE_CODE, 87, ADA, AT),
                new FileEvent.FileDeleted(FILE, REF, ADA, AT));
    }

    static Stream<Event> causes() {
        var file = new EvidenceRef(FILE.toString());
        return Stream.of(
                new HypothesisEvent.HypothesisProposed(HYP, REF, Category.NETWORK, 30, ADA, AT),
                new HypothesisEvent.HypothesisEdited(HYP, REF, List.of("chain", "title"), Category.DATA, ADA, AT),
                new HypothesisEvent.EvidenceLinked(
                        HYP, REF, file, Stance.STRONGLY_SUPPORTS, EvidenceRole.COUNTERFACTUAL, 60, ADA, AT),
                new HypothesisEvent.EvidenceWithdrawn(HYP, REF, file, 30, ADA, AT),
                new HypothesisEvent.HypothesisIdled(HYP, REF, 40, ADA, AT),
                new HypothesisEvent.HypothesisValidated(HYP, REF, 90, true, ADA, AT),
                new HypothesisEvent.HypothesisWeakened(HYP, REF, 50, ADA, AT),
                new HypothesisEvent.HypothesisRefuted(HYP, REF, 10, ADA, AT),
                new HypothesisEvent.HypothesisRetired(HYP, REF, 35, ADA, AT),
                new HypothesisEvent.HypothesisDeleted(HYP, REF, ADA, AT),
                new SolutionEvent.SolutionProposed(SOL, REF, CAUSE, Remedy.Kind.MITIGATION, Remedy.Risk.LOW, ADA, AT),
                new SolutionEvent.SolutionAccepted(SOL, REF, CAUSE, ADA, AT),
                new SolutionEvent.SolutionApplied(SOL, REF, CAUSE, Remedy.Kind.FIX, ADA, AT),
                new SolutionEvent.SolutionVerified(SOL, REF, CAUSE, Remedy.Kind.FIX, ADA, AT),
                new SolutionEvent.SolutionFailed(SOL, REF, Option.none(), Remedy.Kind.MITIGATION, ADA, AT),
                new SolutionEvent.SolutionDeleted(SOL, REF, ADA, AT));
    }

    @ParameterizedTest
    @MethodSource({"events", "causes"})
    void an_event_is_stored_in_its_golden_form(Event event) throws IOException {
        Path golden = GOLDEN.resolve(event.type() + ".v" + event.version() + ".json");
        assertThat(JSON.readTree(new EventJson().write(event))).isEqualTo(JSON.readTree(Files.readString(golden)));
    }

    @Test
    void every_event_has_a_golden_form() {
        List<Class<?>> pinned =
                Stream.concat(events(), causes()).<Class<?>>map(Event::getClass).toList();
        for (Class<?> context : List.of(CaseEvent.class, FileEvent.class, HypothesisEvent.class, SolutionEvent.class)) {
            assertThat(Stream.of(context.getPermittedSubclasses())).allMatch(pinned::contains);
        }
    }

    @Test
    void what_has_no_form_is_refused_and_not_stored_altered() {
        record Odd(Object thing, UUID aggregateId, Instant occurredAt) implements Event {
            @Override
            public String type() {
                return "odd.happened";
            }
        }
        assertThatThrownBy(() -> new EventJson().write(new Odd(new Object(), CASE.value(), AT)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
