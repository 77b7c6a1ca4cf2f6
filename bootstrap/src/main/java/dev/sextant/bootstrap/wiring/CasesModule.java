package dev.sextant.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.sextant.bootstrap.CasesContext;
import dev.sextant.cases.application.AddMessage;
import dev.sextant.cases.application.CaseMessages;
import dev.sextant.cases.application.CaseQueries;
import dev.sextant.cases.application.Cases;
import dev.sextant.cases.application.CauseProof;
import dev.sextant.cases.application.ChangeCaseStatus;
import dev.sextant.cases.application.DecideProposal;
import dev.sextant.cases.application.DeleteCase;
import dev.sextant.cases.application.DeleteCasesOf;
import dev.sextant.cases.application.EditCase;
import dev.sextant.cases.application.Grantees;
import dev.sextant.cases.application.LegacyOfUsers;
import dev.sextant.cases.application.MergeCases;
import dev.sextant.cases.application.OpenCase;
import dev.sextant.cases.application.ProposeTransition;
import dev.sextant.cases.application.ReleaseCasesOf;
import dev.sextant.cases.application.ShareCase;
import dev.sextant.cases.application.SharesOfCase;
import dev.sextant.cases.application.TagCase;
import dev.sextant.cases.application.TransitionChoices;
import dev.sextant.cases.application.UnshareCase;
import dev.sextant.cases.application.UntagCase;
import dev.sextant.cases.application.WhenMemberRemoved;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.domain.IdGenerator;
import java.time.Clock;

/** The context {@code cases}, on whatever storage is bound. */
public final class CasesModule extends AbstractModule {

    /** Nobody investigates causes yet: a person resolves a case with a written cause. */
    @Provides
    @Singleton
    CauseProof causeProof() {
        return CauseProof.notAvailable();
    }

    /** What this context does when something happened elsewhere. */
    @ProvidesIntoSet
    @Singleton
    Reaction whenMemberRemoved(Handling handling, Cases cases, LegacyOfUsers legacy, Outbox outbox, Clock clock) {
        return new WhenMemberRemoved(
                handling, new ReleaseCasesOf(cases, outbox, clock), new DeleteCasesOf(cases, legacy, outbox, clock));
    }

    @Provides
    @Singleton
    CasesContext cases(
            Cases cases,
            CaseMessages messages,
            CaseQueries queries,
            Outbox outbox,
            CauseProof proof,
            Grantees grantees,
            IdGenerator ids,
            Clock clock) {
        return new CasesContext(
                new OpenCase(cases, grantees, outbox, ids, clock),
                new EditCase(cases, grantees, outbox, clock),
                new AddMessage(cases, messages, outbox, proof, ids, clock),
                new ChangeCaseStatus(cases, outbox, proof, clock),
                new ProposeTransition(cases, outbox, proof, ids, clock),
                new DecideProposal(cases, outbox, proof, clock),
                new TagCase(cases, outbox, clock),
                new UntagCase(cases, outbox, clock),
                new MergeCases(cases, outbox, clock),
                new DeleteCase(cases, outbox, clock),
                new ShareCase(cases, grantees, outbox, clock),
                new UnshareCase(cases, outbox, clock),
                new TransitionChoices(cases, proof),
                new SharesOfCase(cases),
                queries);
    }
}
