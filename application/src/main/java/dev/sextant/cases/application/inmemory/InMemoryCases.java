package dev.sextant.cases.application.inmemory;

import dev.sextant.cases.application.CaseMessages;
import dev.sextant.cases.application.Cases;
import dev.sextant.cases.domain.Access;
import dev.sextant.cases.domain.Case;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.cases.domain.Message;
import dev.sextant.cases.domain.MessageId;
import dev.sextant.cases.domain.Requester;
import dev.sextant.shared.application.StaleAggregate;
import dev.sextant.shared.application.inmemory.InMemoryTable;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.util.Comparator;
import java.util.List;

/** Keeps cases and their messages in memory. Transactions run one at a time, so nobody ever waits for a single case. */
public final class InMemoryCases implements Cases, CaseMessages {

    private final InMemoryTable<CaseId, Case> cases;
    private final InMemoryTable<MessageId, Message> messages;

    /** No case yet. */
    public InMemoryCases(InMemoryTransactions transactions) {
        this.cases = new InMemoryTable<>(transactions);
        this.messages = new InMemoryTable<>(transactions);
    }

    @Override
    public Option<Case> find(Actor actor, CaseId id) {
        Requester who = Requester.of(actor);
        return cases.find(actor, id).filter(kept -> kept.accessOf(who).includes(Access.READ));
    }

    @Override
    public Option<Case> findForUpdate(Actor actor, CaseId id) {
        return find(actor, id);
    }

    @Override
    public void add(Actor actor, Case opened) {
        if (cases.find(actor, opened.id()).isDefined()) {
            throw new IllegalStateException("case " + opened.id() + " is there already");
        }
        cases.put(actor, opened.id(), opened);
    }

    @Override
    public void save(Actor actor, Case before, Case changed) {
        requireVersion(actor, before.id(), before.version());
        cases.put(actor, changed.id(), changed);
    }

    @Override
    public void delete(Actor actor, CaseId id, long readVersion) {
        requireVersion(actor, id, readVersion);
        cases.remove(actor, id);
        messagesOf(actor, id).forEach(message -> messages.remove(actor, message.id()));
    }

    private void requireVersion(Actor actor, CaseId id, long readVersion) {
        if (!cases.find(actor, id).exists(kept -> kept.version() == readVersion)) {
            throw new StaleAggregate(id.toString(), readVersion);
        }
    }

    @Override
    public List<CaseId> mergedInto(Actor actor, CaseId id) {
        return cases.all(actor).stream()
                .filter(kept -> kept.snapshot().standing().mergedInto().contains(id))
                .map(Case::id)
                .sorted(Comparator.comparing(CaseId::value))
                .toList();
    }

    @Override
    public List<CaseId> openedBy(Actor actor, UserId user) {
        return cases.all(actor).stream()
                .filter(kept -> kept.snapshot().people().openedBy().equals(user))
                .map(Case::id)
                .sorted(Comparator.comparing(CaseId::value))
                .toList();
    }

    @Override
    public List<CaseId> assignedTo(Actor actor, UserId user) {
        return cases.all(actor).stream()
                .filter(kept -> kept.snapshot().people().assignee().contains(user))
                .map(Case::id)
                .sorted(Comparator.comparing(CaseId::value))
                .toList();
    }

    @Override
    public void append(Actor actor, Message message) {
        if (cases.find(actor, message.caseId()).isEmpty()) {
            throw new IllegalStateException("there is no case " + message.caseId());
        }
        messages.put(actor, message.id(), message);
    }

    /** All that the actor may see. */
    List<Case> all(Actor actor) {
        Requester who = Requester.of(actor);
        return cases.all(actor).stream()
                .filter(kept -> kept.accessOf(who).includes(Access.READ))
                .toList();
    }

    List<Message> messagesOf(Actor actor, CaseId id) {
        return messages.all(actor).stream()
                .filter(message -> message.caseId().equals(id))
                .toList();
    }
}
