package dev.sextant.identity.web;

import dev.sextant.identity.application.CreateTeam;
import dev.sextant.identity.application.DeleteTeam;
import dev.sextant.identity.application.RemoveTeamMember;
import dev.sextant.identity.application.RenameTeam;
import dev.sextant.identity.application.SetTeamMember;
import dev.sextant.identity.application.TeamQueries;

/**
 * What can be done with teams.
 *
 * @param queries shows them and who belongs to them
 * @param create forms one
 * @param rename gives one another name
 * @param delete dissolves one
 * @param setMember takes somebody in
 * @param removeMember lets somebody go
 */
public record TeamHandlers(
        TeamQueries queries,
        CreateTeam create,
        RenameTeam rename,
        DeleteTeam delete,
        SetTeamMember setMember,
        RemoveTeamMember removeMember) {}
