package dev.sextant.cases.persistence;

import static dev.sextant.cases.persistence.db.Tables.CASE_RECORD;
import static dev.sextant.cases.persistence.db.Tables.CASE_TAG;
import static dev.sextant.cases.persistence.db.Tables.MESSAGE;

import dev.sextant.cases.application.CaseFilter;
import dev.sextant.cases.application.CaseQueries;
import dev.sextant.cases.application.CaseSort;
import dev.sextant.cases.domain.CaseError;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.cases.domain.MessageId;
import dev.sextant.cases.domain.MessageRole;
import dev.sextant.cases.domain.SearchText;
import dev.sextant.cases.domain.Tag;
import dev.sextant.cases.persistence.db.Routines;
import dev.sextant.cases.persistence.db.Tables;
import dev.sextant.cases.persistence.db.tables.records.CaseRecordRecord;
import dev.sextant.cases.persistence.db.tables.records.MessageRecord;
import dev.sextant.shared.application.Cursor;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Coded;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.persistence.JooqTransactions;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;

/** Questions about cases as SQL, straight into the views. Pages go on from the sort keys of the last item, never from an offset. */
public final class JooqCaseQueries implements CaseQueries {

    private final JooqTransactions transactions;

    private record Hit(CaseRecordRecord row, float rank) {}

    /** Questions in the transactions of this database. */
    public JooqCaseQueries(JooqTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Either<CaseError, CaseView> byId(Actor actor, CaseId id) {
        return VisibleCases.to(actor)
                .find(transactions.dsl(actor), id)
                .<CaseError>toEither(() -> new CaseError.CaseNotFound(id))
                .map(JooqCaseQueries::view);
    }

    @Override
    public Page<CaseSummary> page(Actor actor, CaseFilter filter, CaseSort sort, PageRequest page) {
        var order = new CaseOrder(sort, page);
        List<CaseRecordRecord> fetched =
                listed(transactions.dsl(actor), actor, filter, order).fetch();
        Page<CaseRecordRecord> rows =
                Page.of(fetched, page.limit(), last -> order.behind(last.get(order.ofCase()), last.getId()));
        return new Page<>(
                rows.items().stream().map(row -> summary(row, Option.none())).toList(), rows.next());
    }

    /** The statement of a page, for its test to explain. */
    static ResultQuery<CaseRecordRecord> listed(DSLContext dsl, Actor actor, CaseFilter filter, CaseOrder order) {
        VisibleCases visible = VisibleCases.to(actor);
        Condition asked = visible.all()
                ? wanted(filter).and(order.rest(order.ofCase(), CASE_RECORD.ID))
                : CASE_RECORD.ID.in(visible.first(wanted(filter), order));
        return dsl.selectFrom(CASE_RECORD)
                .where(asked)
                .orderBy(order.by(order.ofCase(), CASE_RECORD.ID))
                .limit(order.limit());
    }

    /**
     * Of a text that occurs in more than 5,000 documents that the filter wants and the actor may see, the newest 5,000 are ranked, so that a common word of a large tenant is answered in
     * time too. The index of words may still name readers that a case no longer has, so each hit is held against the shares themselves.
     */
    @Override
    public Page<CaseSummary> search(Actor actor, SearchText text, CaseFilter filter, PageRequest page) {
        DSLContext dsl = transactions.dsl(actor);
        VisibleCases visible = VisibleCases.to(actor);
        var matching = Tables.MATCHING_CASES(
                text.value(),
                visible.readers().getOrNull(),
                codes(filter.statuses()),
                codes(filter.severities()),
                filter.tags().stream().map(Tag::value).sorted().toArray(String[]::new),
                filter.assignee().map(UserId::value).getOrNull(),
                filter.createdFrom().getOrNull(),
                filter.createdBefore().getOrNull());
        Condition rest = page.after()
                .map(cursor -> Keyset.beyond(
                        matching.RANK,
                        matching.CASE_ID,
                        true,
                        Float.valueOf(Keyset.key(cursor, 0)),
                        Keyset.uuid(cursor, 1)))
                .getOrElse(DSL::noCondition);
        List<Hit> fetched = dsl.select(CASE_RECORD, matching.RANK)
                .from(matching)
                .join(CASE_RECORD)
                .on(CASE_RECORD.ID.eq(matching.CASE_ID))
                .where(visible.condition())
                .and(rest)
                .orderBy(matching.RANK.desc(), matching.CASE_ID.desc())
                .limit(page.limit() + 1)
                .fetch(row -> new Hit(row.value1(), row.value2()));
        Page<Hit> hits = Page.of(
                fetched,
                page.limit(),
                last -> new Cursor(
                        List.of(Float.toString(last.rank()), last.row().getId().toString())));
        return new Page<>(
                hits.items().stream()
                        .map(hit -> summary(hit.row(), Option.some(snippet(dsl, hit.row(), text))))
                        .toList(),
                hits.next());
    }

    @Override
    public Either<CaseError, Page<MessageView>> messages(Actor actor, CaseId id, PageRequest page) {
        DSLContext dsl = transactions.dsl(actor);
        if (!dsl.fetchExists(
                CASE_RECORD,
                CASE_RECORD.ID.eq(id.value()).and(VisibleCases.to(actor).condition()))) {
            return new CaseError.CaseNotFound(id).refuse();
        }
        Condition rest = page.after()
                .map(cursor -> MESSAGE.ID.gt(Keyset.uuid(cursor, 0)))
                .getOrElse(DSL::noCondition);
        List<MessageRecord> fetched = dsl.selectFrom(MESSAGE)
                .where(MESSAGE.CASE_ID.eq(id.value()))
                .and(rest)
                .orderBy(MESSAGE.ID)
                .limit(page.limit() + 1)
                .fetch();
        Page<MessageRecord> rows = Page.of(
                fetched, page.limit(), last -> new Cursor(List.of(last.getId().toString())));
        return Either.right(
                new Page<>(rows.items().stream().map(JooqCaseQueries::message).toList(), rows.next()));
    }

    private static String snippet(DSLContext dsl, CaseRecordRecord row, SearchText text) {
        return Routines.snippet(dsl.configuration(), row.getId(), text.value());
    }

    private static Condition wanted(CaseFilter filter) {
        var all = new ArrayList<Condition>();
        if (!filter.statuses().isEmpty()) {
            all.add(CASE_RECORD.STATUS.in(codes(filter.statuses())));
        }
        if (!filter.severities().isEmpty()) {
            all.add(CASE_RECORD.SEVERITY.in(codes(filter.severities())));
        }
        filter.tags().forEach(tag -> all.add(CASE_RECORD.ID.in(tagged(tag))));
        filter.assignee().forEach(user -> all.add(CASE_RECORD.ASSIGNEE.eq(user.value())));
        filter.createdFrom().forEach(from -> all.add(CASE_RECORD.CREATED_AT.ge(from)));
        filter.createdBefore().forEach(before -> all.add(CASE_RECORD.CREATED_AT.lt(before)));
        return DSL.and(all);
    }

    private static org.jooq.Select<org.jooq.Record1<UUID>> tagged(Tag tag) {
        return DSL.select(CASE_TAG.CASE_ID).from(CASE_TAG).where(CASE_TAG.TAG.eq(tag.value()));
    }

    private static String[] codes(Set<? extends Coded> constants) {
        return constants.stream().map(Coded::code).sorted().toArray(String[]::new);
    }

    private static CaseView view(CaseRecordRecord row) {
        return new CaseView(
                new CaseId(row.getId()).toString(),
                row.getTitle(),
                row.getDescription(),
                CaseRows.status(row.getStatus()),
                CaseRows.severity(row.getSeverity()),
                Option.of(row.getAssignee()).map(id -> new UserId(id).toString()),
                Arrays.asList(row.getTags()),
                CaseRows.closureReason(row.getClosureReason()),
                Option.of(row.getCause()),
                Option.of(row.getMergedInto()).map(id -> new CaseId(id).toString()),
                row.getMessageCount(),
                new UserId(row.getOpenedBy()).toString(),
                row.getCreatedAt(),
                row.getUpdatedAt(),
                Option.of(row.getEndedAt()),
                row.getVersion());
    }

    private static CaseSummary summary(CaseRecordRecord row, Option<String> snippet) {
        return new CaseSummary(
                new CaseId(row.getId()).toString(),
                row.getTitle(),
                CaseRows.status(row.getStatus()),
                CaseRows.severity(row.getSeverity()),
                Option.of(row.getAssignee()).map(id -> new UserId(id).toString()),
                Arrays.asList(row.getTags()),
                row.getMessageCount(),
                row.getCreatedAt(),
                row.getUpdatedAt(),
                row.getVersion(),
                snippet);
    }

    private static MessageView message(MessageRecord row) {
        return new MessageView(
                new MessageId(row.getId()).toString(),
                MessageRole.of(row.getRole())
                        .getOrElseThrow(() -> new IllegalStateException("no role: " + row.getRole())),
                row.getContent(),
                new UserId(row.getAuthor()).toString(),
                row.getCreatedAt());
    }
}
