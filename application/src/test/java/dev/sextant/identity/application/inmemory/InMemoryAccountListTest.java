package dev.sextant.identity.application.inmemory;

import dev.sextant.identity.application.AccountList;
import dev.sextant.identity.application.AccountListContract;
import dev.sextant.identity.application.Users;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;

class InMemoryAccountListTest extends AccountListContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryUsers users = new InMemoryUsers(transactions);

    @Override
    protected AccountList list() {
        return new InMemoryAccountList(transactions, users);
    }

    @Override
    protected Users users() {
        return users;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
