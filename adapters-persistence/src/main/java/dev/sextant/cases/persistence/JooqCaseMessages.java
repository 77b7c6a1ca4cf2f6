package dev.sextant.cases.persistence;

import static dev.sextant.cases.persistence.db.Tables.MESSAGE;

import dev.sextant.cases.application.CaseMessages;
import dev.sextant.cases.domain.Message;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.persistence.JooqTransactions;

/** Messages as rows that are added and never changed. */
public final class JooqCaseMessages implements CaseMessages {

    private final JooqTransactions transactions;

    /** Messages in the transactions of this database. */
    public JooqCaseMessages(JooqTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void append(Actor actor, Message message) {
        transactions
                .dsl(actor)
                .insertInto(MESSAGE)
                .set(MESSAGE.TENANT_ID, actor.tenant().value())
                .set(MESSAGE.ID, message.id().value())
                .set(MESSAGE.CASE_ID, message.caseId().value())
                .set(MESSAGE.ROLE, message.role().code())
                .set(MESSAGE.CONTENT, message.text())
                .set(MESSAGE.AUTHOR, message.author().value())
                .set(MESSAGE.CREATED_AT, message.at())
                .execute();
    }
}
