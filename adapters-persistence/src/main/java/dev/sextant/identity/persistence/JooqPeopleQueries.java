package dev.sextant.identity.persistence;

import static dev.sextant.identity.persistence.db.Tables.MEMBERSHIP;

import dev.sextant.identity.application.PeopleQueries;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.IdentityError.Thing;
import dev.sextant.identity.domain.Membership;
import dev.sextant.identity.domain.UserState;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.persistence.JooqTransactions;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.impl.DSL;

/** Questions about people as SQL. An organisation cannot look into accounts, so a function tells which of its members' accounts are shut. */
public final class JooqPeopleQueries implements PeopleQueries {

    private final JooqTransactions transactions;

    /** Questions in the transactions of this database. */
    public JooqPeopleQueries(JooqTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Either<IdentityError, PersonView> byId(Actor actor, UserId user) {
        return Option.ofOptional(transactions
                        .dsl(actor)
                        .selectFrom(MEMBERSHIP)
                        .where(MEMBERSHIP.TENANT_ID.eq(actor.tenant().value()))
                        .and(MEMBERSHIP.USER_ID.eq(user.value()))
                        .fetchOptional())
                .<IdentityError>toEither(() -> new IdentityError.NotFound(Thing.USER, user.toString()))
                .map(JooqMemberships::restore)
                .map(membership -> views(actor, List.of(membership)).getFirst());
    }

    @Override
    public Page<PersonView> page(Actor actor, PageRequest page) {
        Page<Membership> memberships = Pages.ascending(
                transactions
                        .dsl(actor)
                        .selectFrom(MEMBERSHIP)
                        .where(MEMBERSHIP.TENANT_ID.eq(actor.tenant().value())),
                MEMBERSHIP.USER_ID,
                page,
                JooqMemberships::restore);
        return new Page<>(views(actor, memberships.items()), memberships.next());
    }

    private List<PersonView> views(Actor actor, List<Membership> memberships) {
        UUID[] people = memberships.stream()
                .map(membership -> membership.userId().value())
                .toArray(UUID[]::new);
        Set<UUID> shut = transactions
                .dsl(actor)
                .select(DSL.field("d", UUID.class))
                .from("identity.disabled_among({0}) AS d", DSL.val(people))
                .fetchSet(row -> row.value1());
        Function<Membership, UserState> state =
                membership -> shut.contains(membership.userId().value()) ? UserState.DISABLED : UserState.ACTIVE;
        return memberships.stream()
                .map(membership -> PersonView.of(membership, state.apply(membership)))
                .toList();
    }
}
