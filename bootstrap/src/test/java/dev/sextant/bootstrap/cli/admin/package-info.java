@NullMarked
package dev.sextant.bootstrap.cli.admin;

import org.jspecify.annotations.NullMarked;
