package dev.sextant.identity.web;

import dev.sextant.identity.application.ChangeRole;
import dev.sextant.identity.application.DefineRole;
import dev.sextant.identity.application.DeleteRole;
import dev.sextant.identity.application.RoleQueries;

/**
 * What can be done with roles.
 *
 * @param queries shows them
 * @param define defines one
 * @param change gives one another content
 * @param delete deletes one
 */
public record RoleHandlers(RoleQueries queries, DefineRole define, ChangeRole change, DeleteRole delete) {}
