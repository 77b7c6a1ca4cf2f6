package dev.sextant.cases.web;

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
 * What can be done with cases and asked about them.
 *
 * @param open opens a case
 * @param edit changes its fields
 * @param delete deletes it
 * @param tag tags it
 * @param untag takes a tag off
 * @param merge merges a duplicate
 * @param addMessage appends a message
 * @param changeStatus moves it to another status
 * @param propose proposes to
 * @param decide decides a proposal
 * @param share shares it
 * @param unshare ends a share
 * @param choices tells what it may become
 * @param shares tells with whom it is shared
 * @param queries answers questions
 */
public record CaseHandlers(
        OpenCase open,
        EditCase edit,
        DeleteCase delete,
        TagCase tag,
        UntagCase untag,
        MergeCases merge,
        AddMessage addMessage,
        ChangeCaseStatus changeStatus,
        ProposeTransition propose,
        DecideProposal decide,
        ShareCase share,
        UnshareCase unshare,
        TransitionChoices choices,
        SharesOfCase shares,
        CaseQueries queries) {}
