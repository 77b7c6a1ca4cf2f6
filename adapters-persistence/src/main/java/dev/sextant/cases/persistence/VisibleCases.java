package dev.sextant.cases.persistence;

import static dev.sextant.cases.persistence.db.Tables.CASE_RECORD;
import static dev.sextant.cases.persistence.db.Tables.SHARE;
import static dev.sextant.shared.persistence.FixedStatement.placeholder;

import dev.sextant.cases.domain.CaseId;
import dev.sextant.cases.domain.Grantee;
import dev.sextant.cases.domain.Requester;
import dev.sextant.cases.persistence.db.tables.records.CaseRecordRecord;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.persistence.FixedStatement;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record1;
import org.jooq.Result;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * The cases that an actor may see, as SQL. The rule is {@link dev.sextant.cases.domain.CasePeople}'s; here it is told once more so that indexes serve it, and the contract of the
 * queries holds the two together. Shares name their tenant beside the policy, which also lets a user see own shares of any tenant, so that no index could serve it alone.
 */
final class VisibleCases {

    private static final FixedStatement ANY = new FixedStatement(
            dsl -> dsl.selectFrom(CASE_RECORD).where(CASE_RECORD.ID.eq(placeholder(CASE_RECORD.ID))));
    private static final FixedStatement VISIBLE = new FixedStatement(VisibleCases::visible);

    private final TenantId tenant;
    private final Requester who;

    private VisibleCases(TenantId tenant, Requester who) {
        this.tenant = tenant;
        this.who = who;
    }

    /** Those of an actor. */
    static VisibleCases to(Actor actor) {
        return new VisibleCases(actor.tenant(), Requester.of(actor));
    }

    /** Whether every case of the tenant is among them. */
    boolean all() {
        return who.manages();
    }

    private UUID user() {
        return who.user().value();
    }

    private UUID[] teams() {
        return who.teams().stream().sorted().toArray(UUID[]::new);
    }

    /** The one with this id; none when there is none among them. */
    Option<CaseRecordRecord> find(DSLContext dsl, CaseId id) {
        Result<CaseRecordRecord> found = all()
                ? ANY.fetch(dsl, CASE_RECORD, id.value())
                : VISIBLE.fetch(
                        dsl, CASE_RECORD, id.value(), user(), user(), tenant.value(), user(), teams(), tenant.value());
        return found.isEmpty() ? Option.none() : Option.some(found.getFirst());
    }

    private static Query visible(DSLContext dsl) {
        Condition team = always(Grantee.Kind.TEAM).and(SHARE.GRANTEE_ID.eq(DSL.any(DSL.param("teams", UUID[].class))));
        return dsl.selectFrom(CASE_RECORD)
                .where(CASE_RECORD.ID.eq(placeholder(CASE_RECORD.ID)))
                .and(seenBy(DSL.param("user", UUID.class), team, placeholder(SHARE.TENANT_ID)));
    }

    /** Whether a case that was found by its id is among them. */
    Condition condition() {
        return all() ? DSL.noCondition() : seenBy(DSL.val(user()), meansTeam(), DSL.val(tenant.value()));
    }

    private static Condition seenBy(Field<UUID> user, Condition meansTeam, Field<UUID> tenant) {
        return CASE_RECORD
                .OPENED_BY
                .eq(user)
                .or(CASE_RECORD.ASSIGNEE.eq(user))
                .or(DSL.exists(DSL.selectOne()
                        .from(SHARE)
                        .where(SHARE.TENANT_ID.eq(tenant))
                        .and(SHARE.CASE_ID.eq(CASE_RECORD.ID))
                        .and(always(Grantee.Kind.USER)
                                .and(SHARE.GRANTEE_ID.eq(user))
                                .or(meansTeam)
                                .or(always(Grantee.Kind.ORGANIZATION).and(SHARE.GRANTEE_ID.eq(tenant))))));
    }

    private Condition meansUser() {
        return kind(Grantee.Kind.USER).and(SHARE.GRANTEE_ID.eq(user()));
    }

    private Condition meansTeam() {
        return who.teams().isEmpty()
                ? DSL.falseCondition()
                : kind(Grantee.Kind.TEAM).and(SHARE.GRANTEE_ID.in(teams()));
    }

    private Condition meansEverybody() {
        return kind(Grantee.Kind.ORGANIZATION).and(SHARE.GRANTEE_ID.eq(tenant.value()));
    }

    private static Condition kind(Grantee.Kind kind) {
        return SHARE.GRANTEE_KIND.eq(kind.code());
    }

    /** The same where the text of the statement holds it. In lists it is bound instead: knowing it, the planner counts on so many shares that it would rather walk through all cases. */
    private static Condition always(Grantee.Kind kind) {
        return SHARE.GRANTEE_KIND.eq(DSL.inline(kind.code()));
    }

    /**
     * The ids of the first of them, some twice. There are five ways to see a case, and each has an index in every order: from each come as many as are wanted at most.
     *
     * @param wanted a condition on the row of the case
     */
    Select<Record1<UUID>> first(Condition wanted, CaseOrder order) {
        Select<Record1<UUID>> ways = own(CASE_RECORD.OPENED_BY, wanted, order)
                .unionAll(own(CASE_RECORD.ASSIGNEE, wanted, order))
                .unionAll(shared(meansUser(), wanted, order))
                .unionAll(shared(meansEverybody(), wanted, order));
        if (who.teams().isEmpty()) {
            return ways;
        }
        var team = DSL.unnest(teams()).as("team", "id");
        var ofTeam = DSL.lateral(shared(
                        kind(Grantee.Kind.TEAM).and(SHARE.GRANTEE_ID.eq(team.field("id", UUID.class))), wanted, order))
                .as("of_team", "id");
        return ways.unionAll(
                DSL.select(ofTeam.field("id", UUID.class)).from(team).crossJoin(ofTeam));
    }

    private Select<Record1<UUID>> own(Field<UUID> by, Condition wanted, CaseOrder order) {
        return DSL.select(CASE_RECORD.ID)
                .from(CASE_RECORD)
                .where(by.eq(user()))
                .and(wanted)
                .and(order.rest(order.ofCase(), CASE_RECORD.ID))
                .orderBy(order.by(order.ofCase(), CASE_RECORD.ID))
                .limit(order.limit());
    }

    private Select<Record1<UUID>> shared(Condition meant, Condition wanted, CaseOrder order) {
        return DSL.select(SHARE.CASE_ID)
                .from(SHARE)
                .join(CASE_RECORD)
                .on(CASE_RECORD.ID.eq(SHARE.CASE_ID))
                .where(SHARE.TENANT_ID.eq(tenant.value()))
                .and(meant)
                .and(wanted)
                .and(order.rest(order.ofShare(), SHARE.CASE_ID))
                .orderBy(order.by(order.ofShare(), SHARE.CASE_ID))
                .limit(order.limit());
    }

    /** What stands for the actor in the index of words; none when that need not be asked. The index may also name some to whom a case is no longer open. */
    Option<String[]> readers() {
        if (all()) {
            return Option.none();
        }
        var readers = new ArrayList<String>();
        readers.add(reader(Grantee.Kind.USER, user()));
        readers.add(reader(Grantee.Kind.ORGANIZATION, tenant.value()));
        for (UUID team : teams()) {
            readers.add(reader(Grantee.Kind.TEAM, team));
        }
        return Option.some(readers.toArray(String[]::new));
    }

    private static String reader(Grantee.Kind kind, UUID id) {
        return kind.code() + ":" + id;
    }
}
