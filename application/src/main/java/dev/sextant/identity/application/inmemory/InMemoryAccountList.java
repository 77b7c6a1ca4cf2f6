package dev.sextant.identity.application.inmemory;

import dev.sextant.identity.application.AccountList;
import dev.sextant.identity.application.Planes;
import dev.sextant.identity.domain.Platform;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Origin;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.util.Comparator;
import java.util.List;

/** Names the accounts that are kept in memory. */
public final class InMemoryAccountList implements AccountList {

    private final InMemoryTransactions transactions;
    private final InMemoryUsers users;

    /** The accounts of these. */
    public InMemoryAccountList(InMemoryTransactions transactions, InMemoryUsers users) {
        this.transactions = transactions;
        this.users = users;
    }

    @Override
    public List<UserId> page(Option<UserId> after, int most) {
        Actor operator = Planes.operator(Platform.TENANT, Origin.of("account-list"));
        // As text, because Java compares UUIDs as two signed numbers, and every database as a row of bytes.
        return transactions.read(
                operator,
                () -> users.ids(operator).stream()
                        .filter(id -> after.forAll(last ->
                                id.value().toString().compareTo(last.value().toString()) > 0))
                        .sorted(Comparator.comparing(id -> id.value().toString()))
                        .limit(most)
                        .toList());
    }
}
