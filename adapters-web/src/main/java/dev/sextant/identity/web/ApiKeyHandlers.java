package dev.sextant.identity.web;

import dev.sextant.identity.application.ApiKeyQueries;
import dev.sextant.identity.application.CreateApiKey;
import dev.sextant.identity.application.RevokeApiKey;

/**
 * What can be done with API keys.
 *
 * @param queries shows them
 * @param create makes one
 * @param revoke makes one good for nothing
 */
public record ApiKeyHandlers(ApiKeyQueries queries, CreateApiKey create, RevokeApiKey revoke) {}
