package dev.sextant.bootstrap;

import dev.sextant.cases.application.AddMessage;
import dev.sextant.cases.application.CaseQueries;
import dev.sextant.cases.application.ChangeCaseStatus;
import dev.sextant.cases.application.DecideProposal;
import dev.sextant.cases.application.DeleteCase;
import dev.sextant.cases.application.EditCase;
import dev.sextant.cases.application.MergeCases;
import dev.sextant.cases.application.OpenCase;
import dev.sextant.cases.application.ProposeTransition;
import dev.sextant.cases.application.ShareCase;
import dev.sextant.cases.application.SharesOfCase;
import dev.sextant.cases.application.TagCase;
import dev.sextant.cases.application.TransitionChoices;
import dev.sextant.cases.application.UnshareCase;
import dev.sextant.cases.application.UntagCase;

/**
 * The use cases and queries of the context {@code cases}. Each use case is run by {@link dev.sextant.shared.application.Handling#run}, each query asked
 * through {@link dev.sextant.shared.application.Handling#ask}.
 *
 * @param open opens a case
 * @param edit changes title, description, severity or assignee
 * @param addMessage adds a message, which may answer a proposal
 * @param changeStatus moves a case to another status
 * @param propose proposes a transition that a person then decides
 * @param decide decides a proposal
 * @param tag adds a tag
 * @param untag takes a tag away
 * @param merge merges a duplicate into the case that goes on
 * @param delete deletes a case
 * @param share shares a case, or changes what a share allows
 * @param unshare ends a share
 * @param transitions tells the verdicts on every transition and the audit
 * @param shares tells with whom a case is shared
 * @param queries finds and lists cases and messages
 */
public record CasesContext(
        OpenCase open,
        EditCase edit,
        AddMessage addMessage,
        ChangeCaseStatus changeStatus,
        ProposeTransition propose,
        DecideProposal decide,
        TagCase tag,
        UntagCase untag,
        MergeCases merge,
        DeleteCase delete,
        ShareCase share,
        UnshareCase unshare,
        TransitionChoices transitions,
        SharesOfCase shares,
        CaseQueries queries) {}
