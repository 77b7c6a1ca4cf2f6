/**
 * What can be done with identities and asked about them: one class for each use case, interfaces named {@code …Queries} for the questions, the ports that adapters must provide, and
 * the authenticator, which tells who stands behind a token. What happens before anybody is known, such as a login, stands in {@code doors}.
 */
@NullMarked
@org.jmolecules.architecture.hexagonal.Application
package dev.sextant.identity.application;

import org.jspecify.annotations.NullMarked;
