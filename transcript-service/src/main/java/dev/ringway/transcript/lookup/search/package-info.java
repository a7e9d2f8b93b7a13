/** Searches for those who look. */
@NullMarked
package dev.ringway.transcript.lookup.search;

import org.jspecify.annotations.NullMarked;
