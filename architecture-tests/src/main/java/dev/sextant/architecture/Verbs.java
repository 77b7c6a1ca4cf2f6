package dev.sextant.architecture;

import java.util.Set;

/** Verbs that the name of a use case may start with. */
final class Verbs {

    /** Common verbs of business software, and {@code When} for reactions to events. */
    static final Set<String> KNOWN = Set.of(
            ("When Abandon Accept Acknowledge Activate Add Adjust Admit Allocate Allow Amend Analyse Announce Answer Append Apply Approve Archive Ask "
                            + "Assess Assign Attach Attribute Authenticate Authorise Award Begin Block Book Cancel Capture Categorise Change Charge Check Claim Classify "
                            + "Clear Close Collect Comment Compare Complete Compute Confirm Connect Consume Contact Convert Copy Correct Count Create Credit "
                            + "Deactivate Debit Decide Decline Define Delegate Delete Deliver Detach Detect Determine Diagnose Disable Disconnect Discard Discover Dismiss "
                            + "Dispatch Download Draft Edit Enable End Enrich Enrol Enter Escalate Estimate Evaluate Exclude Execute Expire Explain Export Extend Extract "
                            + "Fetch File Fill Find Finish Fix Flag Follow Forecast Forget Formulate Freeze Generate Give Grant Group Hand Hide Hold Identify Import "
                            + "Include Index Infer Inform Install Introduce Invite Invoice Issue Join Keep Label Launch Learn Leave Lend Link List Load Lock Log "
                            + "Lower Mark Match Measure Merge Migrate Mine Move Mute Name Negotiate Note Notify Offer Open Optimise Pause Pay Perform Pick Place Plan "
                            + "Post Postpone Prepare Prioritise Process Produce Promote Propose Provide Provision Publish Purge Put Qualify Quote Raise Rank Rate Read Rebuild "
                            + "Recall Receive Recognise Recommend Reconcile Record Recover Redeem Redeliver Reduce Refer Refine Refresh Refund Refuse Register Reject Relate Release "
                            + "Remind Remove Rename Renew Reopen Reorder Replace Replay Reply Report Request Reschedule Reserve Reset Resolve Respond Restart Restrict Resume Retire Retract "
                            + "Retry Return Revert Review Revise Revoke Reward Roll Rotate Route Run Save Scan Schedule Score Search Select Send Separate Set Share Ship Show "
                            + "Sign Simulate Skip Split Start Stop Store Submit Subscribe Suggest Summarise Supersede Suspend Switch Sync Synchronise Tag Take Test Track Train "
                            + "Transfer Transition Translate Trigger Unassign Unblock Undo Unlink Unlock Unshare Unsubscribe Untag Update Upgrade Upload Use Validate Verify Void Vote Waive "
                            + "Warn Watch Withdraw Write Analyze Authorize Optimize Prioritize Recognize Summarize Synchronize Categorize")
                    .split(" "));

    private Verbs() {}
}
