/** Agents by REST. */
@NullMarked
package dev.ringway.transcript.web.agents;

import org.jspecify.annotations.NullMarked;
