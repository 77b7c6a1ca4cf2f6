package dev.sextant.identity.application.inmemory;

import dev.sextant.identity.application.Invitations;
import dev.sextant.identity.application.InvitationsContract;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;

class InMemoryInvitationsTest extends InvitationsContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryInvitations invitations = new InMemoryInvitations(transactions);

    @Override
    protected Invitations invitations() {
        return invitations;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
