@org.jspecify.annotations.NullMarked
package dev.sextant.investigation.domain.metrics;
