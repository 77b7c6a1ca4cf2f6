package dev.sextant.identity.web;

import dev.sextant.identity.application.EndMemberSession;
import dev.sextant.identity.application.EndSession;
import dev.sextant.identity.application.RenewSession;
import dev.sextant.identity.application.SessionList;

/**
 * What can be done with sessions.
 *
 * @param list shows them
 * @param renew keeps the own one alive
 * @param end ends one of one's own
 * @param endOfMember ends somebody's in the organisation
 */
public record SessionHandlers(SessionList list, RenewSession renew, EndSession end, EndMemberSession endOfMember) {}
