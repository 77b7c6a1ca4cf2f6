package dev.sextant.cases.persistence;

import static dev.sextant.cases.persistence.db.Tables.CASE_RECORD;
import static dev.sextant.cases.persistence.db.Tables.TRANSITION;

import dev.sextant.cases.domain.Case;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.cases.domain.CasePeople;
import dev.sextant.cases.domain.CaseSnapshot;
import dev.sextant.cases.domain.CaseStanding;
import dev.sextant.cases.domain.CaseStatus;
import dev.sextant.cases.domain.CaseText;
import dev.sextant.cases.domain.CaseTimes;
import dev.sextant.cases.domain.ClosureReason;
import dev.sextant.cases.domain.Description;
import dev.sextant.cases.domain.Grantee;
import dev.sextant.cases.domain.Proposal;
import dev.sextant.cases.domain.ProposalId;
import dev.sextant.cases.domain.Severity;
import dev.sextant.cases.domain.Share;
import dev.sextant.cases.domain.ShareAccess;
import dev.sextant.cases.domain.Tag;
import dev.sextant.cases.domain.Title;
import dev.sextant.cases.domain.Transition;
import dev.sextant.cases.domain.TransitionIntent;
import dev.sextant.cases.persistence.db.tables.records.CaseRecordRecord;
import dev.sextant.cases.persistence.db.tables.records.ShareRecord;
import dev.sextant.cases.persistence.db.tables.records.TransitionRecord;
import dev.sextant.shared.domain.Coded;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Turns a case into rows and rows into a case; decides nothing. */
final class CaseRows {

    private CaseRows() {}

    /** The row of a case. */
    static CaseRecordRecord row(TenantId tenant, Case subject) {
        CaseSnapshot kept = subject.snapshot();
        var row = new CaseRecordRecord();
        row.setTenantId(tenant.value());
        row.setId(kept.id().value());
        row.setVersion(kept.version());
        row.setTitle(kept.text().title().value());
        row.setDescription(kept.text().description().value());
        row.setSeverity(kept.severity().code());
        row.setStatus(subject.status().code());
        row.set(
                CASE_RECORD.ASSIGNEE,
                kept.people().assignee().map(UserId::value).getOrNull());
        row.setTags(kept.tags().stream().map(Tag::value).toArray(String[]::new));
        row.set(
                CASE_RECORD.MERGED_INTO,
                kept.standing().mergedInto().map(CaseId::value).getOrNull());
        row.setMessageCount(kept.messageCount());
        row.setOpenedBy(kept.people().openedBy().value());
        row.setCreatedAt(kept.times().createdAt());
        row.setUpdatedAt(kept.times().updatedAt());
        row.set(
                CASE_RECORD.CLOSURE_REASON,
                subject.closureReason().map(Coded::code).getOrNull());
        row.set(CASE_RECORD.CAUSE, subject.cause().getOrNull());
        row.set(CASE_RECORD.ENDED_AT, subject.endedAt().getOrNull());
        propose(row, subject.proposal());
        return row;
    }

    private static void propose(CaseRecordRecord row, Option<Proposal> proposal) {
        Option<TransitionIntent> intent = proposal.map(Proposal::intent);
        row.set(CASE_RECORD.PROPOSAL_ID, proposal.map(p -> p.id().value()).getOrNull());
        row.set(CASE_RECORD.PROPOSAL_TO, intent.map(i -> i.to().code()).getOrNull());
        row.set(
                CASE_RECORD.PROPOSAL_REASON,
                intent.flatMap(TransitionIntent::reason).getOrNull());
        row.set(
                CASE_RECORD.PROPOSAL_CLOSURE_REASON,
                intent.flatMap(TransitionIntent::closureReason).map(Coded::code).getOrNull());
        row.set(
                CASE_RECORD.PROPOSAL_CAUSE,
                intent.flatMap(TransitionIntent::cause).getOrNull());
        row.set(CASE_RECORD.PROPOSAL_BY, proposal.map(p -> p.by().value()).getOrNull());
        row.set(CASE_RECORD.PROPOSAL_AT, proposal.map(Proposal::at).getOrNull());
    }

    /**
     * The rows of a case's later transitions, oldest first.
     *
     * @param from how many there are already
     */
    static List<TransitionRecord> transitions(TenantId tenant, Case subject, int from) {
        return IntStream.range(from, subject.transitions().size())
                .mapToObj(position -> {
                    Transition transition = subject.transitions().get(position);
                    var row = new TransitionRecord();
                    row.setTenantId(tenant.value());
                    row.setCaseId(subject.id().value());
                    row.setPosition(position);
                    row.setFromStatus(transition.from().code());
                    row.setToStatus(transition.to().code());
                    row.setDecidedBy(transition.by().value());
                    row.setDecidedAt(transition.at());
                    row.set(TRANSITION.REASON, transition.reason().getOrNull());
                    row.set(
                            TRANSITION.CLOSURE_REASON,
                            transition.closureReason().map(Coded::code).getOrNull());
                    row.set(TRANSITION.CAUSE, transition.cause().getOrNull());
                    row.set(
                            TRANSITION.PROPOSAL_ID,
                            transition.proposal().map(ProposalId::value).getOrNull());
                    return row;
                })
                .toList();
    }

    /** The row of a share of a case. */
    static ShareRecord share(TenantId tenant, Case subject, Share share) {
        var row = new ShareRecord();
        row.setTenantId(tenant.value());
        row.setCaseId(subject.id().value());
        row.setGranteeKind(share.grantee().kind().code());
        row.setGranteeId(id(tenant, share.grantee()));
        row.setAccess(share.access().code());
        row.setSharedBy(share.by().value());
        row.setSharedAt(share.at());
        row.setCaseCreatedAt(subject.snapshot().times().createdAt());
        row.setCaseUpdatedAt(subject.snapshot().times().updatedAt());
        return row;
    }

    /** The id by which a grantee is kept; an organisation has its own. */
    static UUID id(TenantId tenant, Grantee grantee) {
        return grantee.id().getOrElse(tenant.value());
    }

    /** The case of a row, its transitions, oldest first, and its shares. */
    static Case restore(CaseRecordRecord row, List<TransitionRecord> transitions, List<ShareRecord> shares) {
        return Case.restore(new CaseSnapshot(
                new CaseId(row.getId()),
                row.getVersion(),
                new CaseText(new Title(row.getTitle()), new Description(row.getDescription())),
                severity(row.getSeverity()),
                Arrays.stream(row.getTags()).map(Tag::new).collect(Collectors.toCollection(TreeSet::new)),
                new CaseStanding(
                        status(row.getStatus()),
                        transitions.stream().map(CaseRows::transition).toList(),
                        proposal(row),
                        Option.of(row.getMergedInto()).map(CaseId::new)),
                new CasePeople(
                        new UserId(row.getOpenedBy()),
                        Option.of(row.getAssignee()).map(UserId::new),
                        shares.stream().map(CaseRows::share).toList()),
                row.getMessageCount(),
                new CaseTimes(row.getCreatedAt(), row.getUpdatedAt())));
    }

    private static Transition transition(TransitionRecord row) {
        return new Transition(
                status(row.getFromStatus()),
                status(row.getToStatus()),
                new UserId(row.getDecidedBy()),
                row.getDecidedAt(),
                Option.of(row.getReason()),
                closureReason(row.getClosureReason()),
                Option.of(row.getCause()),
                Option.of(row.getProposalId()).map(ProposalId::new));
    }

    private static Share share(ShareRecord row) {
        return new Share(
                grantee(row),
                Coded.find(ShareAccess.class, row.getAccess())
                        .getOrElseThrow(() -> new IllegalStateException("no access: " + row.getAccess())),
                new UserId(row.getSharedBy()),
                row.getSharedAt());
    }

    private static Grantee grantee(ShareRecord row) {
        Grantee.Kind kind = Coded.find(Grantee.Kind.class, row.getGranteeKind())
                .getOrElseThrow(() -> new IllegalStateException("no kind of grantee: " + row.getGranteeKind()));
        return new Grantee(kind, Option.when(kind != Grantee.Kind.ORGANIZATION, row.getGranteeId()));
    }

    private static Option<Proposal> proposal(CaseRecordRecord row) {
        return Option.of(row.getProposalId())
                .map(id -> new Proposal(
                        new ProposalId(id),
                        new TransitionIntent(
                                status(row.getProposalTo()),
                                Option.of(row.getProposalReason()),
                                closureReason(row.getProposalClosureReason()),
                                Option.of(row.getProposalCause())),
                        new UserId(row.getProposalBy()),
                        row.getProposalAt()));
    }

    static CaseStatus status(String code) {
        return CaseStatus.of(code).getOrElseThrow(() -> new IllegalStateException("no status: " + code));
    }

    static Severity severity(String code) {
        return Severity.of(code).getOrElseThrow(() -> new IllegalStateException("no severity: " + code));
    }

    static Option<ClosureReason> closureReason(@Nullable String code) {
        return code == null
                ? Option.none()
                : Option.some(ClosureReason.of(code)
                        .getOrElseThrow(() -> new IllegalStateException("no closure reason: " + code)));
    }
}
