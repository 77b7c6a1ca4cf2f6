package dev.sextant.identity.persistence;

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
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.impl.DSL;

/** Questions about people as SQL. An organisation cannot look into accounts, so a function tells which of its members' accounts are shut. */
public final class JooqPeopleQueries implements PeopleQueries {

    private final JooqTransactions transactions;
    private final JooqMemberships memberships;

    /** Questions in the transactions of this database. */
    public JooqPeopleQueries(JooqTransactions transactions) {
        this.transactions = transactions;
        this.memberships = new JooqMemberships(transactions);
    }

    @Override
    public Either<IdentityError, PersonView> byId(Actor actor, UserId user) {
        return memberships
                .find(actor, user)
                .<IdentityError>toEither(() -> new IdentityError.NotFound(Thing.USER, user.toString()))
                .map(membership -> views(actor, List.of(membership)).getFirst());
    }

    @Override
    public Page<PersonView> page(Actor actor, PageRequest page) {
        Page<Membership> part = memberships.page(actor, page, Function.identity());
        return new Page<>(views(actor, part.items()), part.next());
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
