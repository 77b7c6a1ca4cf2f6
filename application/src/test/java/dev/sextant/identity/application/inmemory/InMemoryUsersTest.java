package dev.sextant.identity.application.inmemory;

import dev.sextant.identity.application.Users;
import dev.sextant.identity.application.UsersContract;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;

class InMemoryUsersTest extends UsersContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryUsers users = new InMemoryUsers(transactions);

    @Override
    protected Users users() {
        return users;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
