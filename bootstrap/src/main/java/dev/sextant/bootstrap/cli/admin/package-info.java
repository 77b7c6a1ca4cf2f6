/** The command line of whoever runs the server itself: the first owner, keys, organisations, and the audit trail. Nothing of it can be reached over the network. */
@NullMarked
package dev.sextant.bootstrap.cli.admin;

import org.jspecify.annotations.NullMarked;
