package dev.sextant.cases.application;

import dev.sextant.cases.domain.Case;
import dev.sextant.cases.domain.CaseError;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.cases.domain.CaseSnapshot;
import dev.sextant.cases.domain.CaseStatus;
import dev.sextant.cases.domain.ClosureReason;
import dev.sextant.cases.domain.Message;
import dev.sextant.cases.domain.MessageRole;
import dev.sextant.cases.domain.SearchText;
import dev.sextant.cases.domain.Severity;
import dev.sextant.cases.domain.Tag;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import org.jmolecules.architecture.hexagonal.Port;

/**
 * Answers questions about cases, in the actor's open transaction and about the actor's tenant only, and there only about the cases that the actor may see; every other one is answered for
 * like one that never existed, and takes no place in a page. The views are the bodies that clients see: component names become snake_case,
 * constants their stable names, absence {@code null}. A cursor is good for the question that it came from, with the same filter, order and search text.
 */
@Port
public interface CaseQueries {

    /** The case, or {@link CaseError.CaseNotFound}. */
    Either<CaseError, CaseView> byId(Actor actor, CaseId id);

    /** A page of the cases that a filter wants; without snippets. */
    Page<CaseSummary> page(Actor actor, CaseFilter filter, CaseSort sort, PageRequest page);

    /**
     * A page of the cases in whose title, description or messages all words of a text occur, the best match first: title before description before messages. Each comes with a
     * snippet.
     */
    Page<CaseSummary> search(Actor actor, SearchText text, CaseFilter filter, PageRequest page);

    /** A page of what was said in a case, oldest first, or {@link CaseError.CaseNotFound}. */
    Either<CaseError, Page<MessageView>> messages(Actor actor, CaseId id, PageRequest page);

    /**
     * A case.
     *
     * @param id {@code case_…}
     * @param title what it is called
     * @param description what it is about; empty when nobody said
     * @param status where it stands
     * @param severity how much it hurts
     * @param assignee the {@code user_…} who cares for it
     * @param tags its tags, sorted
     * @param closureReason why it ended
     * @param cause the cause in writing, when a person resolved it with one
     * @param mergedInto the {@code case_…} that goes on in its place
     * @param messageCount how many messages it has
     * @param openedBy the {@code user_…} who opened it
     * @param createdAt when it was opened
     * @param updatedAt when it changed last
     * @param endedAt when it ended
     * @param version counts its changes, from 1
     */
    record CaseView(
            String id,
            String title,
            String description,
            CaseStatus status,
            Severity severity,
            Option<String> assignee,
            List<String> tags,
            Option<ClosureReason> closureReason,
            Option<String> cause,
            Option<String> mergedInto,
            long messageCount,
            String openedBy,
            Instant createdAt,
            Instant updatedAt,
            Option<Instant> endedAt,
            long version) {

        /** Copies the tags. */
        public CaseView {
            tags = List.copyOf(tags);
        }

        /** The view of a case that a use case just decided on, or that a store holds as an aggregate. */
        public static CaseView of(Case subject) {
            CaseSnapshot kept = subject.snapshot();
            return new CaseView(
                    kept.id().toString(),
                    kept.text().title().value(),
                    kept.text().description().value(),
                    subject.status(),
                    kept.severity(),
                    kept.people().assignee().map(UserId::toString),
                    kept.tags().stream().map(Tag::value).toList(),
                    subject.closureReason(),
                    subject.cause(),
                    kept.standing().mergedInto().map(CaseId::toString),
                    kept.messageCount(),
                    kept.people().openedBy().toString(),
                    kept.times().createdAt(),
                    kept.times().updatedAt(),
                    subject.endedAt(),
                    kept.version());
        }
    }

    /**
     * A case in a list.
     *
     * @param id {@code case_…}
     * @param title what it is called
     * @param status where it stands
     * @param severity how much it hurts
     * @param assignee the {@code user_…} who cares for it
     * @param tags its tags, sorted
     * @param messageCount how many messages it has
     * @param createdAt when it was opened
     * @param updatedAt when it changed last
     * @param version counts its changes, from 1
     * @param snippet where the words were found, as plain text with two asterisks before and after each match; only in a search
     */
    record CaseSummary(
            String id,
            String title,
            CaseStatus status,
            Severity severity,
            Option<String> assignee,
            List<String> tags,
            long messageCount,
            Instant createdAt,
            Instant updatedAt,
            long version,
            Option<String> snippet) {

        /** Copies the tags. */
        public CaseSummary {
            tags = List.copyOf(tags);
        }
    }

    /**
     * Something that was said.
     *
     * @param id {@code msg_…}
     * @param role who spoke
     * @param text what was said
     * @param author the {@code user_…} on whose behalf it was added
     * @param createdAt when it was added
     */
    record MessageView(String id, MessageRole role, String text, String author, Instant createdAt) {

        /** The view of a message. */
        public static MessageView of(Message message) {
            return new MessageView(
                    message.id().toString(),
                    message.role(),
                    message.text(),
                    message.author().toString(),
                    message.at());
        }
    }
}
