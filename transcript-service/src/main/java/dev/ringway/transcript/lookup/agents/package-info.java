/** Agents for those who look. */
@NullMarked
package dev.ringway.transcript.lookup.agents;

import org.jspecify.annotations.NullMarked;
