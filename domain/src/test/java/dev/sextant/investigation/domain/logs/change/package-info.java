@org.jspecify.annotations.NullMarked
package dev.sextant.investigation.domain.logs.change;
